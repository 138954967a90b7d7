import { db } from "@/lib/db/client";

/** People of category DL, reviewed and ready for a decision, in delegations that are there; made by one statement. */
export async function readyPeople(
  { conferenceId, delegationId }: { conferenceId: string; delegationId: string },
  count: number,
): Promise<{ id: string; version: number }[]> {
  return db.$queryRaw<{ id: string; version: number }[]>`
    WITH made AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS person, g FROM generate_series(1, ${count}) g),
      people AS (INSERT INTO "Person" ("id", "familyName", "givenNames", "nationalities")
        SELECT m.person, 'Ready', 'Person ' || m.g, '{}' FROM made m RETURNING "id")
    INSERT INTO "Delegate" ("id", "conferenceId", "personId", "reference", "delegationId", "categoryId", "delegationRole",
      "functionalTitle", "state", "stateSince", "email", "locale", "ownerEmail", "requestKey", "submittedAt", "updatedAt")
    SELECT m.id, ${conferenceId}::uuid, m.person, left(m.id::text, 13), ${delegationId}::uuid, c."id", 'ADVISER', 'Adviser',
      'READY', now(), 'p' || m.g || '@people.example', 'en', 'p' || m.g || '@people.example', gen_random_uuid(), now(), now()
    FROM made m, "Category" c, (SELECT count(*) FROM people) w
    WHERE c."conferenceId" = ${conferenceId}::uuid AND c."code" = 'DL' RETURNING "id", "version"`;
}

/** An act of this person on those people, as after a preview in which every trial went through. */
export async function previewedApproval(
  { conferenceId, requestedBy }: { conferenceId: string; requestedBy: string },
  people: readonly { id: string; version: number }[],
): Promise<string> {
  const actId = crypto.randomUUID();
  const terms = { kind: "APPROVE" };
  const act = { id: actId, conferenceId, kind: "APPROVE", requestedBy, terms, found: people.length } as const;
  await db.bulkAct.create({ data: { ...act, state: "PREVIEW", createdAt: new Date() } });
  await db.bulkActRow.createMany({
    data: people.map(({ id: delegateId, version }, position) => ({
      actId,
      position,
      delegateId,
      version,
      state: "READY" as const,
    })),
  });
  return actId;
}
