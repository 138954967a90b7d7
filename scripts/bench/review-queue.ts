import { Client } from "pg";
import { systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import { nameKeys } from "@/lib/matching/name-keys";
import { DUSHANBE } from "@/prisma/seed/conference";
import { delegateRows } from "@/prisma/seed/read-csv";
import { measureDossiers } from "@/scripts/bench/dossiers";
import { timesOf } from "@/scripts/bench/times-of";
import { holderOf, type QueueFigures } from "@/scripts/bench/timing";

/** People inserted by one statement. */
const PORTION = 2000;

/** Fills a conference with people past the commands: names of the demo data, combined, spread over states and days. */
export async function fillConference(url: string, conferenceId: string, people: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await fillWith(client, conferenceId, people);
  } finally {
    await client.end();
  }
}

async function fillWith(client: Client, conferenceId: string, people: number): Promise<void> {
  const rows = delegateRows();
  const pool = rows.flatMap((a, index) => {
    const b = rows[(index * 7 + 3) % rows.length];
    return b ? [{ family: a.family_name, given: b.given_names, native: a.native_name }] : [];
  });
  await client.query("CREATE TEMP TABLE pool (i int, family text, given text, keys text[])");
  for (const [i, { family, given, native }] of pool.entries()) {
    await client.query("INSERT INTO pool VALUES ($1, $2, $3, $4)", [
      i,
      family,
      given,
      nameKeys([family, given, native]),
    ]);
  }
  await client.query(
    `CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS person, g AS g FROM generate_series(1, ${people}) g`,
  );
  await client.query(`INSERT INTO "Person" ("id", "familyName", "givenNames", "nationalities")
    SELECT m.person, p.family, p.given, '{}' FROM made m JOIN pool p ON p.i = m.g % ${pool.length}`);
  const delegations = `(SELECT array_agg("id" ORDER BY "id") FROM "Delegation" WHERE "conferenceId" = '${conferenceId}')`;
  const categories = `(SELECT array_agg("id" ORDER BY "id") FROM "Category" WHERE "conferenceId" = '${conferenceId}')`;
  // In portions: within one transaction each move of a counter makes the next one dearer.
  for (let from = 0; from < people; from += PORTION)
    await client.query(`INSERT INTO "Delegate" ("id", "conferenceId", "personId", "reference", "delegationId", "categoryId",
        "delegationRole", "state", "stateSince", "functionalTitle", "email", "locale", "ownerEmail", "requestKey",
        "submittedAt", "nameKeys", "dueAt", "updatedAt")
      SELECT m.id, '${conferenceId}', m.person, '${people}-' || m.g, d.ids[1 + m.g % array_length(d.ids, 1)],
        c.ids[1 + m.g % array_length(c.ids, 1)], 'ADVISER',
        (ARRAY['SUBMITTED','SUBMITTED','RETURNED','READY','APPROVED','APPROVED','APPROVED','REJECTED'])[1 + m.g % 8]::"DelegateState",
        now() - (m.g % 20000) * interval '1 minute', 'Adviser', 'p' || m.g || '@x.example', 'en', 'o' || m.g || '@x.example',
        gen_random_uuid(), now(), p.keys, now() + (m.g % 9000 - 4500) * interval '1 minute', now()
      FROM made m JOIN pool p ON p.i = m.g % ${pool.length} AND m.g > ${from} AND m.g <= ${from + PORTION}, (SELECT ${delegations} AS ids) d, (SELECT ${categories} AS ids) c`);
  await client.query("VACUUM ANALYZE");
}

/** A conference of its own with thirty delegations of 5,000 places; gives its id. */
export async function openConference(own: {
  slug: string;
  code: string;
  credentialNumber: number;
}): Promise<string> {
  const { createConference } = await import("@/lib/conferences/commands/create-conference");
  const { createOrganization } = await import("@/lib/organizations/commands/create-organization");
  const { inviteDelegation } = await import("@/lib/organizations/commands/invite-delegation");
  const ctx = systemContext("bench", new Date(), newId());
  const conference = await createConference(ctx, { ...DUSHANBE, ...own });
  if (!conference.ok) throw new Error(conference.error.message);
  for (let index = 0; index < 30; index++) {
    const name = { en: "B", ru: "Б", tg: "Б", fr: "B", ar: "ب" };
    const input = {
      code: `${own.code}X${index}`.slice(0, 12),
      type: "OTHER" as const,
      name,
      acronym: {},
      countryIso3: null,
      aliases: [],
    };
    const organization = await createOrganization(ctx, input);
    if (!organization.ok) throw new Error(organization.error.message);
    const invitation = {
      conferenceId: conference.value.id,
      organizationId: organization.value.id,
      quota: 5000,
    };
    await inviteDelegation(ctx, { ...invitation, language: "en", contactEmail: null });
  }
  return conference.value.id;
}

/**
 * Times the first page of the queue and filtered searches, on a database of its own with so many people. The whole
 * query function is measured: page, rows and counts.
 */
export async function measureQueue(url: string, people: number): Promise<QueueFigures[]> {
  const { getReviewQueue } = await import("@/lib/accreditation/queries/review-queue");
  const conferenceId = await openConference({
    slug: `bench-${people}`,
    code: `Q${people}`.slice(0, 8),
    credentialNumber: 1 + (people % 60_000),
  });
  await fillConference(url, conferenceId, people);
  const filters = {
    "first page": {},
    "one state": { state: "SUBMITTED" as const },
    "search Юсуфзода": { q: "Юсуфзода" },
    "search in a state": { q: "Yusufz", state: "READY" as const },
    "left out": { notState: ["APPROVED" as const, "REJECTED" as const], claim: "free" as const },
    "newest first": { sort: "newest" as const },
    "due first": { sort: "due" as const },
  };
  const figures: QueueFigures[] = [];
  const reader = holderOf("registrationOfficer", conferenceId);
  for (const [query, filter] of Object.entries(filters)) {
    const timed = await timesOf(async () => {
      const page = await getReviewQueue(reader, conferenceId, filter);
      if (!page.ok || page.value.rows.length === 0) throw new Error(`nothing found: ${query}`);
    });
    figures.push({ people, query, ...timed });
  }
  return [...figures, ...(await measureDossiers(conferenceId, people))];
}
