import "server-only";
import type { Tx } from "@/lib/db/client";
import type { KnownPerson } from "@/lib/delegates/duplicates";

/** More overlap than this comes from shared addresses, not from one person. */
const MAX_COMPARED = 300;

export type Candidate = { id: string; person: KnownPerson };

type Row = KnownPerson["name"] &
  Omit<KnownPerson, "name" | "document"> & { id: string; issuer: string | null; numberHash: string | null };

/**
 * The registrations of the conference that share a key with these, as far as they tell who somebody is: by the GIN
 * index on candidateKeys, and in one statement, since the search follows every submission. Says of each what
 * `knownPerson` says. Those who left are nobody's double.
 */
export async function lookUpCandidates(
  tx: Tx,
  conferenceId: string,
  delegateId: string,
  keys: string[],
): Promise<Candidate[]> {
  const rows = await tx.$queryRaw<Row[]>`/* prepared: look_up_candidates */
    WITH found AS MATERIALIZED (
      SELECT "id", "personId", "photoId", "email", "phone" FROM "Delegate"
      WHERE "candidateKeys" && ${keys}::text[] AND "conferenceId" = ${conferenceId}::uuid
        AND "id" <> ${delegateId}::uuid AND "state" NOT IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED', 'PURGED') LIMIT ${MAX_COMPARED})
    SELECT found."id", found."email", found."phone", p."familyName", p."givenNames", p."patronymic", p."nativeName",
      p."isMononym", p."birthDate"::text AS "birthDate", p."nationalities", p."gender"::text AS "gender",
      t."issuer", encode(t."numberHash", 'hex') AS "numberHash", encode(f."sha256", 'hex') AS "photoHash"
    FROM found JOIN "Person" p ON p."id" = found."personId"
      LEFT JOIN "TravelDocument" t ON t."delegateId" = found."id"
      LEFT JOIN "Photo" ph ON ph."id" = found."photoId" LEFT JOIN "File" f ON f."id" = ph."masterFileId"`;
  return rows.map(
    ({ id, issuer, numberHash, familyName, givenNames, patronymic, nativeName, isMononym, ...rest }) => ({
      id,
      person: {
        ...rest,
        name: { familyName, givenNames, patronymic, nativeName, isMononym },
        document: issuer && numberHash ? { issuer, numberHash } : null,
      },
    }),
  );
}
