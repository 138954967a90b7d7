import { performance } from "node:perf_hooks";
import { Pool } from "pg";
import { type Ctx, systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import { DUSHANBE } from "@/prisma/seed/conference";
import { delegateRows } from "@/prisma/seed/read-csv";

export type SubmissionFigures = {
  clients: number;
  submissions: number;
  perSecond: number;
  rawPerSecond: number;
  rawTimesFaster: number;
};

const OWN: BenchConference = {
  slug: "bench-submissions",
  code: "SUB27",
  credentialNumber: 60_001,
  organization: "SUBNOR",
  firstNo: 1,
};

/** What one submission writes beside the delegate's own row. */
const WRITTEN: readonly { table: string; of: string }[] = [
  { table: "DelegateSnapshot", of: `"delegateId" = $1` },
  { table: "Decision", of: `"delegateId" = $1` },
  { table: "ReviewTask", of: `"delegateId" = $1` },
  { table: "AccessLink", of: `"delegateId" = $1` },
  { table: "Message", of: `"delegateId" = $1` },
  { table: "AuditEntry", of: `"subjectId" = $1::text AND "action" = 'registration.submitted'` },
  { table: "Delegate", of: `"id" = $1` },
];

export type Ready = { id: string; version: number; owner: Ctx };

/** A conference of its own for a measurement. */
export type BenchConference = {
  slug: string;
  code: string;
  credentialNumber: number;
  organization: string;
  /** Number of its first person; two measurements share none. */
  firstNo: number;
};

/** People who have filled in everything, by the commands of their own clicks; each with the same portrait. */
export async function readyPeople(
  count: number,
  { organization: organizationCode, firstNo, ...own }: BenchConference,
): Promise<{ people: Ready[]; delegationId: string }> {
  const { createConference } = await import("@/lib/conferences/commands/create-conference");
  const { db } = await import("@/lib/db/client");
  const { createOrganization } = await import("@/lib/organizations/commands/create-organization");
  const { inviteDelegation } = await import("@/lib/organizations/commands/invite-delegation");
  const { seedRegistration } = await import("@/prisma/seed/registrations");
  const ctx = systemContext("bench", new Date(), newId());
  const conference = await createConference(ctx, {
    ...DUSHANBE,
    ...own,
  });
  if (!conference.ok) throw new Error(conference.error.message);
  const { id: conferenceId } = conference.value;
  const organization = await createOrganization(ctx, {
    code: organizationCode,
    type: "MEMBER_STATE",
    name: { en: "Norway", ru: "Норвегия", tg: "Норвегия", fr: "Norvège", ar: "النرويج" },
    acronym: {},
    countryIso3: "NOR",
    aliases: [],
  });
  if (!organization.ok) throw new Error(organization.error.message);
  const organizationId = organization.value.id;
  const delegation = await inviteDelegation(ctx, {
    conferenceId,
    organizationId,
    quota: 5000,
    language: "en",
    contactEmail: null,
  });
  if (!delegation.ok) throw new Error(delegation.error.message);
  const categories = await db.category.findMany({ where: { conferenceId } });
  const seeded = {
    id: conferenceId,
    categoryIds: new Map(categories.map(({ code, id }) => [code, id])),
  };
  const delegations = new Map([["SUB", { delegationId: delegation.value.id, organizationId }]]);
  const [first] = delegateRows().filter((row) => row.category === "DL");
  if (!first) throw new Error("nobody to register");
  const people: Ready[] = [];
  for (let no = firstNo; no < firstNo + count; no++) {
    const row = { ...first, no: String(no), delegation_code: "SUB", salutation: "Ms." };
    const own = { ...row, document_number: `B${String(no).padStart(8, "0")}`, email: `p${no}@bench.example` };
    const registered = await seedRegistration(own, seeded as never, delegations as never, { daysAgo: 1 });
    people.push({ id: registered.id, version: registered.version, owner: registered.owner });
  }
  return { people, delegationId: delegation.value.id };
}

/** Runs the work for every item with so many under way at a time, and gives the seconds it took. */
async function inFlight<Item>(
  items: readonly Item[],
  clients: number,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  let at = 0;
  const client = async () => {
    for (let item = items[at++]; item !== undefined; item = items[at++]) await work(item);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (performance.now() - start) / 1000;
}

/** The same rows once more, into tables of the same shape, by plain statements in one transaction each. */
async function insertRaw(url: string, people: readonly Ready[], clients: number): Promise<number> {
  const pool = new Pool({ connectionString: url, max: clients });
  try {
    await pool.query("CREATE SCHEMA raw");
    const copies = new Map<string, Record<string, unknown[]>>();
    for (const { table } of WRITTEN) {
      await pool.query(`CREATE TABLE raw."${table}" (LIKE "${table}" INCLUDING ALL)`);
    }
    for (const { id } of people) {
      const rows: Record<string, unknown[]> = {};
      for (const { table, of } of WRITTEN) {
        const found = await pool.query(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE ${of}`, [id]);
        rows[table] = found.rows.map(({ row }) => row);
      }
      copies.set(id, rows);
    }
    return await inFlight(people, clients, async ({ id }) => {
      const connection = await pool.connect();
      try {
        await connection.query("BEGIN");
        for (const { table } of WRITTEN) {
          await connection.query(
            `INSERT INTO raw."${table}" SELECT * FROM jsonb_populate_recordset(NULL::raw."${table}", $1)`,
            [JSON.stringify(copies.get(id)?.[table])],
          );
        }
        await connection.query(`SELECT graphile_worker.add_job('raw', '{}'::json)`);
        await connection.query("COMMIT");
      } finally {
        connection.release();
      }
    });
  } finally {
    await pool.end();
  }
}

/**
 * Full submissions a second with so many people at once (checks, snapshot, decision, task, link, mail, audit, job, as
 * the command does it), beside plain SQL inserting the same rows.
 */
export async function measureSubmissions(url: string, count = 320, clients = 16): Promise<SubmissionFigures> {
  const { submitDelegate } = await import("@/lib/delegates/commands/submit-delegate");
  const people = (await readyPeople(count, OWN)).people;
  const seconds = await inFlight(people, clients, async ({ id, version, owner }) => {
    const submitted = await submitDelegate(
      { ...owner, now: new Date() },
      { delegateId: id, version, badgeApproved: true },
    );
    if (!submitted.ok) throw new Error(submitted.error.message);
  });
  const rawSeconds = await insertRaw(url, people, clients);
  return {
    clients,
    submissions: count,
    perSecond: count / seconds,
    rawPerSecond: count / rawSeconds,
    rawTimesFaster: seconds / rawSeconds,
  };
}
