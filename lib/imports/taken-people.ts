import "server-only";
import type { Tx } from "@/lib/db/client";
import { plainDateOf } from "@/lib/delegates/draft";
import { isOnePerson, nameKeyOf, type PersonIdentity } from "@/lib/imports/recognize-person";
import { LEFT_STATES } from "@/lib/policy/delegate-states";

type Registered = { birthDate: string | null; numberHash: string | null };

const keysOf = (
  conferenceId: string,
  { delegationId, familyName, givenNames, numberHash }: PersonIdentity,
) => [
  nameKeyOf(delegationId, familyName, givenNames),
  ...(numberHash ? [`${conferenceId} ${numberHash}`] : []),
];

const numberKeyOf = (delegationId: string | null, numberHash: string) => `${delegationId} ${numberHash}`;

/**
 * Who of these people is registered already, in the caller's transaction; each that is asked for and free counts as
 * registered for those asked for after. Two imports of one person wait for each other here, until the commit: keys are
 * locked in one order, so that two pieces never wait for each other in a circle.
 */
export async function takenPeople(
  tx: Tx,
  conferenceId: string,
  people: readonly PersonIdentity[],
): Promise<(person: PersonIdentity) => boolean> {
  const keys = [...new Set(people.flatMap((person) => keysOf(conferenceId, person)))].toSorted();
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 1)) FROM unnest(${keys}::text[]) AS key`;
  const delegationIds = [...new Set(people.map(({ delegationId }) => delegationId))];
  const hashes = people.flatMap(({ numberHash }) =>
    numberHash ? [new Uint8Array(Buffer.from(numberHash, "hex"))] : [],
  );
  const families = [...new Set(people.map(({ familyName }) => familyName ?? ""))];
  const found = await tx.$queryRaw<
    {
      delegationId: string;
      familyName: string;
      givenNames: string | null;
      birthDate: Date | null;
      hash: string | null;
    }[]
  >`
    SELECT d."delegationId", p."familyName", p."givenNames", p."birthDate", encode(t."numberHash", 'hex') AS "hash"
    FROM (
      SELECT named."id" FROM "Delegate" named JOIN "Person" n ON n."id" = named."personId"
      WHERE lower(n."familyName") IN (SELECT lower(name) FROM unnest(${families}::text[]) AS name)
      UNION SELECT held."delegateId" FROM "TravelDocument" held WHERE held."numberHash" = ANY(${hashes}::bytea[])
    ) AS alike
    JOIN "Delegate" d ON d."id" = alike."id"
    JOIN "Person" p ON p."id" = d."personId" LEFT JOIN "TravelDocument" t ON t."delegateId" = d."id"
    WHERE d."conferenceId" = ${conferenceId}::uuid AND d."delegationId" = ANY(${delegationIds}::uuid[])
      AND d."state"::text <> ALL(${[...LEFT_STATES]})`;
  const numbers = new Set<string>();
  const named = new Map<string, Registered[]>();
  const add = (delegationId: string, family: string | null, given: string | null, marks: Registered) => {
    if (marks.numberHash) numbers.add(numberKeyOf(delegationId, marks.numberHash));
    const key = nameKeyOf(delegationId, family, given);
    named.set(key, [...(named.get(key) ?? []), marks]);
  };
  for (const { delegationId, familyName, givenNames, birthDate, hash } of found)
    add(delegationId, familyName, givenNames, { birthDate: plainDateOf(birthDate), numberHash: hash });
  return (person) => {
    const { delegationId, familyName, givenNames, birthDate, numberHash } = person;
    if (numberHash && numbers.has(numberKeyOf(delegationId, numberHash))) return true;
    const alike = named.get(nameKeyOf(delegationId, familyName, givenNames)) ?? [];
    if (alike.some((marks) => isOnePerson(marks, person))) return true;
    add(delegationId, familyName, givenNames, { birthDate, numberHash });
    return false;
  };
}
