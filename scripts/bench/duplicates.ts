import { createHash } from "node:crypto";
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { newId } from "@/lib/ids";
import { delegateRows } from "@/prisma/seed/read-csv";
import { openConference } from "@/scripts/bench/review-queue";

export type LookUpFigures = {
  people: number;
  /** Registrations that share a key with whoever is sought. */
  candidates: string;
  queryMedianMs: number;
  queryP95Ms: number;
  medianMs: number;
  p95Ms: number;
  /** EXPLAIN (ANALYZE) of one look-up. */
  plan: string;
};

const ROUNDS = 400;
const WARM_UP = 40;
/** Every so many'th person is registered a second time under another document. */
const TWICE = 50;
const BATCH = 5_000;
/** Names are not drawn evenly: of some 130 in the pool the commonest comes to one person in fifty. */
const SKEW = 1.25;

type MadePerson = {
  id: string;
  person: string;
  file: string;
  copy: string;
  photo: string;
  family: string;
  given: string;
  born: string;
  email: string;
  phone: string;
  document: string;
  image: string;
  keys: string[];
};

/** Numbers from 0 to 1 that are the same in every run (Park and Miller's generator). */
function drawer(): () => number {
  let state = 20_270_308;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const hexOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** People with names of the demo data and days of birth over sixty years; some stand there twice. */
async function makePeople(count: number): Promise<MadePerson[]> {
  const { storedCandidateKeys } = await import("@/lib/delegates/known-person");
  const draw = drawer();
  const rows = delegateRows();
  const families = [...new Set(rows.map(({ family_name }) => family_name))];
  const givens = [...new Set(rows.map(({ given_names }) => given_names).filter(Boolean))];
  const pick = (pool: string[]) => pool[Math.floor(pool.length * draw() ** SKEW)] ?? "";
  const people: MadePerson[] = [];
  for (let index = 0; index < count; index++) {
    const first = index % TWICE === TWICE - 1 ? people[index - 1] : undefined;
    const birth = new Date(Date.UTC(1945 + Math.floor(draw() * 60), 0, 1 + Math.floor(draw() * 365)));
    const [family, given] = first ? [first.family, first.given] : [pick(families), pick(givens)];
    const born = first?.born ?? birth.toISOString().slice(0, 10);
    const own = { family, given, born, email: `p${index}@x.example`, phone: `+99290${1e7 + index}` };
    const [document, image] = [hexOf(`document ${count} ${index}`), hexOf(`image ${count} ${index}`)];
    const name = { familyName: family, givenNames: given, patronymic: null, nativeName: null };
    const known = { ...own, name, birthDate: born, nationalities: ["TJK"], gender: null };
    const keys = storedCandidateKeys({
      ...known,
      photoHash: image,
      document: { issuer: "TJK", numberHash: document },
    });
    const ids = { id: newId(), person: newId(), file: newId(), copy: newId(), photo: newId() };
    people.push({ ...ids, ...own, document, image, keys });
  }
  return people;
}

const INSERTS = [
  `INSERT INTO "Person" ("id", "familyName", "givenNames", "birthDate", "nationalities")
    SELECT person, family, given, born, '{TJK}' FROM made`,
  `INSERT INTO "Delegate" ("id", "conferenceId", "personId", "reference", "delegationId", "categoryId",
      "delegationRole", "state", "stateSince", "functionalTitle", "email", "phone", "locale", "ownerEmail", "requestKey",
      "submittedAt", "nameKeys", "candidateKeys", "updatedAt")
    SELECT m.id, c.id, m.person, c.code || '-' || m.id, d.ids[1 + m.at % array_length(d.ids, 1)],
      (SELECT "id" FROM "Category" WHERE "conferenceId" = c.id AND "code" = 'DL'), 'ADVISER', 'SUBMITTED', now(),
      'Adviser', m.email, m.phone, 'en', m.email, gen_random_uuid(), now(), '{}', m.keys, now()
    FROM made m, "Conference" c,
      (SELECT array_agg("id" ORDER BY "id") AS ids FROM "Delegation" WHERE "conferenceId" = $1) d WHERE c.id = $1`,
  `INSERT INTO "TravelDocument" ("delegateId", "type", "issuer", "numberCiphertext", "numberKeyId", "numberHash")
    SELECT id, 'PASSPORT', 'TJK', decode(document, 'hex'), 'bench', decode(document, 'hex') FROM made`,
  `INSERT INTO "File" ("id", "conferenceId", "purpose", "storageKey", "mediaType", "byteSize", "sha256")
    SELECT file, $1::uuid, 'PHOTO_MASTER'::"FilePurpose", 'bench/' || file, 'image/jpeg', 1, decode(image, 'hex') FROM made
    UNION ALL SELECT copy, $1::uuid, 'PHOTO_BADGE'::"FilePurpose", 'bench/' || copy, 'image/jpeg', 1, decode(image, 'hex') FROM made`,
  `INSERT INTO "Photo" ("id", "delegateId", "masterFileId", "badgeFileId", "verdict", "passes")
    SELECT photo, id, file, copy, '{}', true FROM made`,
  `UPDATE "Delegate" d SET "photoId" = m.photo FROM made m WHERE d."id" = m.id`,
];

/** Writes the people past the commands, as they stand after their submission. */
async function store(client: Client, conferenceId: string, people: MadePerson[]): Promise<void> {
  for (let from = 0; from < people.length; from += BATCH) {
    await client.query(`CREATE TEMP TABLE made (at bigint GENERATED ALWAYS AS IDENTITY, id uuid, person uuid, file uuid,
      copy uuid, photo uuid, family text, given text, born date, email text, phone text, document text, image text,
      keys text[])`);
    const columns = "id, person, file, copy, photo, family, given, born, email, phone, document, image, keys";
    await client.query(
      `INSERT INTO made (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::made, $1::jsonb)`,
      [JSON.stringify(people.slice(from, from + BATCH))],
    );
    for (const insert of INSERTS) await client.query(insert, insert.includes("$1") ? [conferenceId] : []);
    await client.query("DROP TABLE made");
  }
  await client.query("VACUUM ANALYZE");
}

/** How the database finds them: the statement of the job, with the plan that it takes. */
async function explain(client: Client, conferenceId: string, { id, keys }: MadePerson): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, BUFFERS) SELECT "id" FROM "Delegate" WHERE "candidateKeys" && $1::text[] AND "conferenceId" = $2
      AND "id" <> $3 AND "state" NOT IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED', 'PURGED') LIMIT 300`,
    [keys, conferenceId, id],
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/**
 * Times the search for one person's doubles among so many people: the query by the index alone, and all of it, with
 * reading those found and comparing them, as the job does after each submission.
 */
export async function measureLookUp(url: string, people: number): Promise<LookUpFigures> {
  const { db } = await import("@/lib/db/client");
  const { compareAll } = await import("@/lib/delegates/jobs");
  const { lookUpCandidates } = await import("@/lib/delegates/look-up-candidates");
  const { KNOWN_PARTS, knownPerson, storedCandidateKeys } = await import("@/lib/delegates/known-person");
  const conferenceId = await openConference({
    slug: `doubles-${people}`,
    code: `D${people}`.slice(0, 8),
    credentialNumber: 30_000 + (people % 20_000),
  });
  const made = await makePeople(people);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await store(client, conferenceId, made);
    const [first] = made;
    if (!first) throw new Error("nobody there");
    const [query, whole, candidates]: number[][] = [[], [], []];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      // Steps that meet both those registered once and those registered twice.
      const sought = made[((round + WARM_UP) * 7_919) % people];
      if (!sought) throw new Error("nobody there");
      const row = await db.delegate.findUniqueOrThrow({ where: { id: sought.id }, include: KNOWN_PARTS });
      const person = knownPerson(row);
      const keys = storedCandidateKeys(person);
      const [took, found] = await db.$transaction(async (tx) => {
        const start = performance.now();
        const ids = await lookUpCandidates(tx, conferenceId, row.id, keys);
        const between = performance.now();
        const likely = await compareAll(tx, row, person, keys);
        return [[between - start, performance.now() - between, ids.length], likely] as const;
      });
      const place = made.indexOf(sought) % TWICE;
      if (place >= TWICE - 2 && found.length === 0) throw new Error("a double was not found");
      if (round < 0) continue;
      query?.push(took[0] ?? 0);
      whole?.push(took[1] ?? 0);
      candidates?.push(took[2] ?? 0);
    }
    const at = (values: number[] | undefined, share: number) =>
      values?.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
    return {
      people,
      candidates: `${at(candidates, 0.5)} (p95 ${at(candidates, 0.95)})`,
      queryMedianMs: at(query, 0.5),
      queryP95Ms: at(query, 0.95),
      medianMs: at(whole, 0.5),
      p95Ms: at(whole, 0.95),
      plan: await explain(client, conferenceId, first),
    };
  } finally {
    await client.end();
  }
}
