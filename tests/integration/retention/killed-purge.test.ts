import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAllChains } from "@/lib/audit/verify";
import { db, type Tx } from "@/lib/db/client";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { fileStore } from "@/lib/documents/file-store";
import { liftLegalHold } from "@/lib/retention/commands/lift-legal-hold";
import { placeLegalHold } from "@/lib/retention/commands/place-legal-hold";
import { getPurgeReport } from "@/lib/retention/queries/purge-report";
import { accredit, foundConference, must, system } from "@/tests/integration/badges/fixture";
import { type MailServer, startMailServer } from "@/tests/support/smtp";
import { killWorker, startWorker, twoMinutesPass, until } from "@/tests/support/worker";
import { CLOSING, listed, officer, signedPurge } from "./fixture";

const PEOPLE = 36;
/** Positions on the list at which the first and the second worker die. */
const IN_THE_ACT = 9;
const AT_THE_STORE = 21;
/** Whoever holds this lock keeps the note back that the objects of a person have left the store. */
const STORE_LOCK = 4711;

let mail: MailServer;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await mail.close();
});

const over = (conferenceId: string) =>
  db.conference.update({
    where: { id: conferenceId },
    data: { startsOn: new Date("2020-03-09"), endsOn: new Date("2020-03-11") },
  });
const rowsOf = (purgeId: string) =>
  db.purgeRow.findMany({ where: { purgeId }, orderBy: { position: "asc" } });
const settledOf = async (purgeId: string) =>
  (await rowsOf(purgeId)).filter(({ state }) => state !== "LISTED").length;

async function filesOf(ids: string[]): Promise<string[]> {
  const photos = await db.photo.findMany({
    where: { delegateId: { in: ids } },
    include: { masterFile: true, badgeFile: true },
  });
  return photos.flatMap(({ masterFile, badgeFile }) => [masterFile.storageKey, badgeFile.storageKey]);
}
const stored = async (keys: string[]) =>
  (await Promise.all(keys.map((key) => fileStore().stat(key)))).filter((found) => found !== undefined).length;

/** Somebody with passport, photo and needs, whose registration is closed. */
async function closed(conferenceId: string): Promise<string> {
  const delegateId = await accredit(conferenceId);
  await db.delegateNeeds.create({ data: { delegateId, dietaryNote: "No nuts" } });
  must(await closeRegistration(system(CLOSING), { delegateId }));
  return delegateId;
}

/** Starts a worker, kills it where it stands still before what is held, and breaks the connections it leaves behind. */
async function killedBefore(
  hold: (tx: Tx) => Promise<unknown>,
  arrived: () => Promise<boolean>,
): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await hold(tx);
      worker = startWorker(mail.url);
      await until(async () => (await arrived()) && (await waiting()) > 0);
      await killWorker(worker);
      await db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await until(async () => (await waiting()) === 0);
    },
    { timeout: 60_000 },
  );
  await twoMinutesPass();
}

async function waiting(): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return rows.length;
}

/** Once this person's objects have left the store, the note of it waits for whoever holds the lock. */
async function holdBackNote(purgeId: string, position: number): Promise<void> {
  await db.$executeRawUnsafe(`CREATE FUNCTION hold_back_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${STORE_LOCK}); RETURN NEW; END $$`);
  await db.$executeRawUnsafe(`CREATE TRIGGER hold_back_note BEFORE UPDATE ON "PurgeRow" FOR EACH ROW
    WHEN (OLD."purgeId" = '${purgeId}' AND OLD."position" = ${position} AND OLD."state" = 'DONE')
    EXECUTE FUNCTION hold_back_note()`);
}

/** Everything of a person that a purge would touch, as it stands. */
const fileOf = (id: string) =>
  db.delegate.findUniqueOrThrow({
    where: { id },
    include: {
      person: true,
      needs: true,
      travelDocument: true,
      photos: true,
      snapshots: true,
      decisions: true,
    },
  });

test("a purge whose worker is killed twice is finished by the third: each once, nobody else, all reported", async () => {
  const [conferenceId, elsewhere] = [await foundConference(), await foundConference()];
  const listedPeople: string[] = [];
  for (let at = 0; at < PEOPLE; at += 1) listedPeople.push(await closed(conferenceId));
  const [held, late] = [await closed(conferenceId), await closed(conferenceId)];
  const foreign = await closed(elsewhere);
  await over(conferenceId);
  const now = new Date();
  const officers = await officer(conferenceId, now);
  const holdOn = async (id: string) => {
    const { reference } = await fileOf(id);
    return must(await placeLegalHold(officers, { conferenceId, reference, reason: "Proceedings" }));
  };
  await holdOn(held);
  const { holdId } = await holdOn(late);
  const { rows: due } = await listed(conferenceId, now);
  expect(due.map(({ delegateId }) => delegateId)).toEqual([...listedPeople].sort());
  const purgeId = await signedPurge(conferenceId, now);
  // Neither has been signed for: one was held when the list was made, one has changed since.
  must(await liftLegalHold(await officer(conferenceId, now), { holdId, reason: "Over" }));
  const changed = due.at(-3)?.delegateId ?? "";
  await db.delegate.update({ where: { id: changed }, data: { version: { increment: 1 } } });
  const spared = [held, foreign, late, changed];
  const gone = listedPeople.filter((id) => id !== changed);
  const [before, theirs, others] = [
    await Promise.all(spared.map(fileOf)),
    await filesOf(gone),
    await filesOf(spared),
  ];
  expect([await stored(theirs), await stored(others)]).toEqual([2 * gone.length, 2 * spared.length]);

  const actedOn = due[IN_THE_ACT]?.delegateId ?? "";
  await killedBefore(
    (tx) => tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${actedOn}::uuid FOR UPDATE`,
    async () => (await settledOf(purgeId)) === IN_THE_ACT,
  );
  expect(await settledOf(purgeId)).toBe(IN_THE_ACT);
  expect(await stored(theirs)).toBe(2 * (gone.length - IN_THE_ACT));
  const halfway = must(await getPurgeReport(officers, purgeId));
  expect([halfway.settled, halfway.finishedAt]).toEqual([IN_THE_ACT, null]);

  await holdBackNote(purgeId, AT_THE_STORE);
  await killedBefore(
    (tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(${STORE_LOCK})::text`,
    async () => (await settledOf(purgeId)) === AT_THE_STORE + 1,
  );
  const noted = (await rowsOf(purgeId)).filter(({ storageKeys }) => storageKeys.length > 0);
  expect(noted.map(({ position, state }) => [position, state])).toEqual([[AT_THE_STORE, "DONE"]]);

  worker = startWorker(mail.url);
  const report = async () => must(await getPurgeReport(officers, purgeId));
  await until(async () => (await report()).finishedAt !== null);
  await killWorker(worker);

  for (const id of gone) {
    const { state, person, photos, travelDocument, needs } = await fileOf(id);
    expect([state, person.familyName, person.birthDate, photos, travelDocument, needs]).toEqual([
      "PURGED",
      null,
      null,
      [],
      null,
      null,
    ]);
    expect(await db.decision.count({ where: { delegateId: id, action: "purge" } })).toBe(1);
    expect(await db.auditEntry.count({ where: { subjectId: id, action: "registration.purged" } })).toBe(1);
  }
  expect(await Promise.all(spared.map(fileOf))).toEqual(before);
  expect([await stored(theirs), await stored(others)]).toEqual([0, 2 * spared.length]);
  expect(await db.auditEntry.count({ where: { action: "registration.purged" } })).toBe(gone.length);
  const whole = await report();
  expect([whole.total, whole.settled]).toEqual([PEOPLE, PEOPLE]);
  const { reference: left } = await fileOf(changed);
  expect(whole.leftOut).toEqual([{ reference: left, reason: "changed" }]);
  expect(whole.classes.find(({ name }) => name === "PHOTO")).toMatchObject({
    people: gone.length,
    files: 2 * gone.length,
  });
  const [entry, ...more] = await db.auditEntry.findMany({
    where: { action: "purge.finished", subjectId: purgeId },
  });
  expect(more).toEqual([]);
  expect(entry?.details).toMatchObject({ listHash: whole.listHash, leftOut: 1 });
  for (const verdict of await verifyAllChains()) expect(verdict).toMatchObject({ intact: true });
}, 300_000);
