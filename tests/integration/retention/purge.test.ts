import { expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import { db } from "@/lib/db/client";
import { fileStore } from "@/lib/documents/file-store";
import { askPurge } from "@/lib/retention/commands/ask-purge";
import { carryOutPurgeRow } from "@/lib/retention/commands/carry-out-purge-row";
import { configureRetention } from "@/lib/retention/commands/configure-retention";
import { liftLegalHold } from "@/lib/retention/commands/lift-legal-hold";
import { placeLegalHold } from "@/lib/retention/commands/place-legal-hold";
import { signPurge } from "@/lib/retention/commands/sign-purge";
import { runPurge } from "@/lib/retention/jobs";
import { keysOf } from "@/lib/retention/purge-list";
import { getPurgeReport } from "@/lib/retention/queries/purge-report";
import { getRetention, listRetentionPlaces } from "@/lib/retention/queries/retention";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import {
  ALL_DUE,
  CLOSING,
  closedPerson,
  listed,
  MARKERS,
  must,
  officer,
  requestOf,
  signedPurge,
  tablesWith,
} from "./fixture";

const rowsOf = (purgeId: string) =>
  db.purgeRow.findMany({ where: { purgeId }, orderBy: { position: "asc" } });
const stateOf = async (id: string) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;
const referenceOf = async (id: string) => (await db.delegate.findUniqueOrThrow({ where: { id } })).reference;
const run = (purgeId: string) => runPurge(system(ALL_DUE), { purgeId });

test("what is due goes, from every table and the store; decision, closing line and a valid chain stay", async () => {
  const conferenceId = await foundConference();
  const { id, email } = await closedPerson(conferenceId);
  const line = await db.closingRecord.findUniqueOrThrow({ where: { delegateId: id } });
  const decisions = await db.decision.findMany({ where: { delegateId: id }, orderBy: { id: "asc" } });
  const { rows } = await listed(conferenceId);
  const keys = rows.flatMap(keysOf);
  expect(rows[0]?.classes).toEqual(["NEEDS", "DOCUMENT", "PHOTO", "REGISTRATION"]);
  expect(keys).toHaveLength(2);
  for (const marker of [...Object.values(MARKERS), email]) expect(await tablesWith(marker)).not.toEqual([]);
  for (const key of keys) expect(await fileStore().stat(key)).toBeDefined();

  const purgeId = await signedPurge(conferenceId);
  expect(await stateOf(id)).toBe("CLOSED");
  await run(purgeId);

  expect(await stateOf(id)).toBe("PURGED");
  for (const marker of [...Object.values(MARKERS), email])
    expect(await tablesWith(marker), marker).toEqual([]);
  for (const key of keys) expect(await fileStore().stat(key)).toBeUndefined();
  expect(await db.closingRecord.findUniqueOrThrow({ where: { delegateId: id } })).toEqual(line);
  const after = await db.decision.findMany({ where: { delegateId: id }, orderBy: { id: "asc" } });
  expect(after.slice(0, -1)).toEqual(decisions);
  expect(after.at(-1)).toMatchObject({ action: "purge", fromState: "CLOSED", actingRole: "system" });
  expect(await db.travelDocument.count({ where: { delegateId: id } })).toBe(0);
  expect(await db.delegateNeeds.count({ where: { delegateId: id } })).toBe(0);
  const { person } = await db.delegate.findUniqueOrThrow({ where: { id }, include: { person: true } });
  expect(person).toMatchObject({ familyName: null, birthDate: null, nationalities: [] });
  expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { action: "purge.finished", subjectId: purgeId },
  });
  const purge = await db.purge.findUniqueOrThrow({ where: { id: purgeId }, include: { signature: true } });
  expect(entry.details).toMatchObject({
    listHash: Buffer.from(purge.listHash).toString("hex"),
    leftOut: 0,
    askedBy: purge.signature.requestedBy,
    signedBy: purge.signature.settledBy,
  });
  expect(purge.finishedAt).not.toBeNull();
  expect((await listed(conferenceId)).rows).toEqual([]);
});

test("each class goes on its own date, and needs before the registration is closed", async () => {
  const conferenceId = await foundConference();
  const { id } = await closedPerson(conferenceId);
  const [mine] = (await listed(conferenceId, CLOSING)).rows;
  expect(mine).toMatchObject({ delegateId: id, classes: ["NEEDS"], keys: {} });
  await run(await signedPurge(conferenceId, CLOSING));
  expect(await stateOf(id)).toBe("CLOSED");
  expect(await tablesWith(MARKERS.emergency)).toEqual([]);
  expect(await tablesWith(MARKERS.phone)).not.toEqual([]);
  const ninetyDays = new Date("2027-06-09T19:00:00Z");
  expect((await listed(conferenceId, new Date(ninetyDays.getTime() - 1))).rows).toEqual([]);
  expect((await listed(conferenceId, ninetyDays)).rows[0]?.classes).toEqual(["DOCUMENT", "PHOTO"]);
  await run(await signedPurge(conferenceId));
  expect(await stateOf(id)).toBe("PURGED");
});

test("another person signs, of the right role and conference, once of however many", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  await closedPerson(conferenceId);
  const asker = await officer(conferenceId);
  const { hash } = await listed(conferenceId);
  const input = { conferenceId, listHash: hash, reason: "Schedule" };
  for (const role of ["administrator", "auditor", "registrationOfficer"] as const) {
    const weak = await staff(role, conferenceId, ALL_DUE);
    expect(outcome(await askPurge(weak, input))).toBe("FORBIDDEN notAllowed");
  }
  expect(outcome(await askPurge(await officer(other), input))).toBe("FORBIDDEN notAllowed");
  expect(outcome(await askPurge(asker, input))).toBe("CONFLICT nobodyToSign");
  const signers = [await officer(conferenceId), await officer(conferenceId)];
  const stale = { ...input, listHash: "0".repeat(64) };
  expect(outcome(await askPurge(asker, stale))).toBe("CONFLICT staleVersion");
  const { purgeId } = must(await askPurge(asker, input));
  expect(outcome(await askPurge(asker, input))).toBe("CONFLICT signatureAsked");
  const requestId = await requestOf(purgeId);
  expect(outcome(await signPurge(asker, { requestId }))).toBe("FORBIDDEN ownSignature");
  expect(outcome(await signPurge(await officer(other), { requestId }))).toBe("NOT_FOUND signatureNotFound");
  const auditor = await staff("auditor", conferenceId, ALL_DUE);
  expect(outcome(await signPurge(auditor, { requestId }))).toBe("FORBIDDEN notAllowed");
  await expect(run(purgeId)).resolves.toBeUndefined();
  expect((await rowsOf(purgeId)).every(({ state }) => state === "LISTED")).toBe(true);
  expect(outcome(await carryOutPurgeRow(system(ALL_DUE), { purgeId, position: 0 }))).toBe(
    "FORBIDDEN needsSignature",
  );
  expect(outcome(await carryOutPurgeRow(asker, { purgeId, position: 0 }))).toBe("FORBIDDEN notAllowed");
  const signed = await Promise.all(signers.map((signer) => signPurge(signer, { requestId })));
  expect(signed.map(outcome).toSorted()).toEqual(["CONFLICT signatureSettled", "ok"]);
});

test("the database purges nobody without a signature, and takes nothing else away", async () => {
  const conferenceId = await foundConference();
  const { id } = await closedPerson(conferenceId);
  await expect(db.delegate.update({ where: { id }, data: { state: "PURGED" } })).rejects.toThrow(
    /purge_is_signed/,
  );
  await expect(
    db.delegateSnapshot.updateMany({ where: { delegateId: id }, data: { content: {} } }),
  ).rejects.toThrow(/append-only/);
  await officer(conferenceId);
  const { hash } = await listed(conferenceId);
  const { purgeId } = must(
    await askPurge(await officer(conferenceId), { conferenceId, listHash: hash, reason: "Schedule" }),
  );
  const settled = { state: "DONE" as const, settledAt: ALL_DUE };
  await expect(db.purgeRow.updateMany({ where: { purgeId }, data: settled })).rejects.toThrow(
    /purge_is_signed/,
  );
  await expect(db.purge.update({ where: { id: purgeId }, data: { startedAt: ALL_DUE } })).rejects.toThrow(
    /purge_is_signed/,
  );
  const signer = await officer(conferenceId);
  must(await signPurge(signer, { requestId: await requestOf(purgeId) }));
  await run(purgeId);
  const content = { answers: {}, values: { identity: { familyName: "Other" } } };
  await expect(
    db.delegateSnapshot.updateMany({ where: { delegateId: id }, data: { content } }),
  ).rejects.toThrow(/append-only/);
});

test("who is under a hold is not listed; a hold placed after the signature leaves the person out", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  const [held, late, free] = [
    await closedPerson(conferenceId),
    await closedPerson(conferenceId),
    await closedPerson(conferenceId),
  ];
  const dpo = await officer(conferenceId);
  const reason = "Proceedings before a court";
  const onHeld = { conferenceId, reference: await referenceOf(held.id), reason };
  const auditor = await staff("auditor", conferenceId, ALL_DUE);
  expect(outcome(await placeLegalHold(auditor, onHeld))).toBe("FORBIDDEN notAllowed");
  expect(outcome(await placeLegalHold(await officer(other), onHeld))).toBe("NOT_FOUND conferenceNotFound");
  const foreign = { ...onHeld, conferenceId: other };
  expect(outcome(await placeLegalHold(await officer(other), foreign))).toBe("NOT_FOUND registrationNotFound");
  const { holdId } = must(await placeLegalHold(dpo, onHeld));
  expect(outcome(await placeLegalHold(dpo, onHeld))).toBe("CONFLICT heldBefore");
  const list = await listed(conferenceId);
  expect([list.rows.map(({ delegateId }) => delegateId), list.held]).toEqual([
    [late.id, free.id].toSorted(),
    1,
  ]);

  const purgeId = await signedPurge(conferenceId);
  must(await placeLegalHold(dpo, { ...onHeld, reference: await referenceOf(late.id) }));
  // The database refuses by itself, whatever the command thinks.
  const [one] = (await rowsOf(purgeId)).filter(({ delegateId }) => delegateId === late.id);
  await expect(
    db.purgeRow.update({
      where: { purgeId_position: { purgeId, position: one?.position ?? 0 } },
      data: { state: "DONE", settledAt: ALL_DUE },
    }),
  ).rejects.toThrow(/legal_hold/);
  await run(purgeId);
  expect([await stateOf(held.id), await stateOf(late.id), await stateOf(free.id)]).toEqual([
    "CLOSED",
    "CLOSED",
    "PURGED",
  ]);
  const outcomes = await rowsOf(purgeId);
  expect(outcomes.map(({ delegateId, state, reason }) => [delegateId, state, reason]).toSorted()).toEqual(
    [
      [late.id, "LEFT_OUT", "held"],
      [free.id, "DONE", null],
    ].toSorted(),
  );
  expect(outcome(await liftLegalHold(await officer(other), { holdId, reason }))).toBe(
    "NOT_FOUND holdNotFound",
  );
  expect(outcome(await liftLegalHold(auditor, { holdId, reason }))).toBe("FORBIDDEN notAllowed");
  must(await liftLegalHold(dpo, { holdId, reason }));
  expect(outcome(await liftLegalHold(dpo, { holdId, reason }))).toBe("CONFLICT alreadyDone");
  await expect(db.legalHold.delete({ where: { id: holdId } })).rejects.toThrow(/lifted once/);
  expect((await listed(conferenceId)).rows.map(({ delegateId }) => delegateId)).toEqual([held.id]);
  must(await placeLegalHold(dpo, { conferenceId, reference: "", reason }));
  expect((await listed(conferenceId)).rows).toEqual([]);
  const gone = { ...onHeld, reference: await referenceOf(free.id) };
  expect(outcome(await placeLegalHold(dpo, gone))).toBe("CONFLICT alreadyPurged");
});

test("who changed after the list was signed is left out and told, and may be listed again", async () => {
  const conferenceId = await foundConference();
  const [changed, same] = [await closedPerson(conferenceId), await closedPerson(conferenceId)];
  const purgeId = await signedPurge(conferenceId);
  await db.delegate.update({ where: { id: changed.id }, data: { version: { increment: 1 } } });
  await run(purgeId);
  expect([await stateOf(changed.id), await stateOf(same.id)]).toEqual(["CLOSED", "PURGED"]);
  const left = (await rowsOf(purgeId)).find(({ delegateId }) => delegateId === changed.id);
  expect(left).toMatchObject({ state: "LEFT_OUT", reason: "changed" });
  await run(await signedPurge(conferenceId));
  expect(await stateOf(changed.id)).toBe("PURGED");
});

test("killed between the commit and the store, and run twice at once, everything is done once", async () => {
  const conferenceId = await foundConference();
  const people = [await closedPerson(conferenceId), await closedPerson(conferenceId)];
  const purgeId = await signedPurge(conferenceId);
  // The worker dies after the first person's commit: the objects are still in the store.
  const { keys } = must(await carryOutPurgeRow(system(ALL_DUE), { purgeId, position: 0 }));
  for (const key of keys) expect(await fileStore().stat(key)).toBeDefined();
  await Promise.allSettled([run(purgeId), run(purgeId)]);
  await run(purgeId);
  for (const key of keys) expect(await fileStore().stat(key)).toBeUndefined();
  for (const { id } of people) {
    expect(await stateOf(id)).toBe("PURGED");
    expect(await db.decision.count({ where: { delegateId: id, action: "purge" } })).toBe(1);
    expect(await db.auditEntry.count({ where: { subjectId: id, action: "registration.purged" } })).toBe(1);
  }
  expect(await db.auditEntry.count({ where: { subjectId: purgeId, action: "purge.finished" } })).toBe(1);
  expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
});

test("the schedule is changed by the officer of the conference, within bounds, and a longer one spares the listed", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  const { id } = await closedPerson(conferenceId);
  const dpo = await officer(conferenceId);
  const before = { DRAFT: 30, NEEDS: 14, DOCUMENT: 90, PHOTO: 90, CLEARANCE: 180, REGISTRATION: 180 };
  const input = { conferenceId, before, days: { ...before, REGISTRATION: 3650 } };
  const purgeId = await signedPurge(conferenceId);
  const admin = await staff("administrator", conferenceId, ALL_DUE);
  expect(outcome(await configureRetention(admin, input))).toBe("FORBIDDEN notAllowed");
  const foreign = { ...input, conferenceId: other };
  expect(outcome(await configureRetention(dpo, foreign))).toBe("NOT_FOUND conferenceNotFound");
  must(await configureRetention(dpo, input));
  expect(outcome(await configureRetention(dpo, input))).toBe("CONFLICT staleVersion");
  await run(purgeId);
  expect(await stateOf(id)).toBe("CLOSED");
  const wrong = { retentionDays: { ...before, NEEDS: -1 } };
  await expect(db.conference.update({ where: { id: conferenceId }, data: wrong })).rejects.toThrow(
    /conference_retention_days/,
  );
});

test("the officer sees what would go without anything being written, and of the own conferences alone", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  const { id } = await closedPerson(conferenceId);
  const dpo = await officer(conferenceId);
  const slugOf = async (of: string) => (await db.conference.findUniqueOrThrow({ where: { id: of } })).slug;
  const entries = () => db.auditEntry.count();
  const before = await entries();
  const view = must(await getRetention(dpo, await slugOf(conferenceId)));
  expect(await entries()).toBe(before);
  expect(await db.purge.count({ where: { conferenceId } })).toBe(0);
  expect(view.dryRun).toMatchObject({ people: 1, held: 0, hash: (await listed(conferenceId)).hash });
  expect(view.dryRun.rows).toEqual([
    { reference: await referenceOf(id), classes: ["NEEDS", "DOCUMENT", "PHOTO", "REGISTRATION"], files: 2 },
  ]);
  expect(JSON.stringify(view)).not.toContain(MARKERS.department);
  expect(outcome(await getRetention(dpo, await slugOf(other)))).toBe("NOT_FOUND conferenceNotFound");
  expect(must(await listRetentionPlaces(dpo)).map((place) => place.id)).toEqual([conferenceId]);
  const purgeId = await signedPurge(conferenceId);
  const foreign = await officer(other);
  expect(outcome(await getPurgeReport(foreign, purgeId))).toBe("NOT_FOUND purgeNotFound");
  for (const role of ["auditor", "administrator", "registrationOfficer"] as const) {
    const weak = await staff(role, conferenceId, ALL_DUE);
    expect(outcome(await getRetention(weak, await slugOf(conferenceId)))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getPurgeReport(weak, purgeId))).toBe("FORBIDDEN notAllowed");
  }
  await run(purgeId);
  const report = must(await getPurgeReport(dpo, purgeId));
  expect(report).toMatchObject({ total: 1, settled: 1, leftOut: [] });
  expect(report.classes.find(({ name }) => name === "PHOTO")).toMatchObject({ people: 1, files: 2 });
});

test("a hold and a purge of the same person exclude each other: whoever comes second waits", async () => {
  const conferenceId = await foundConference();
  const { id } = await closedPerson(conferenceId);
  const dpo = await officer(conferenceId);
  const purgeId = await signedPurge(conferenceId);
  const input = { conferenceId, reference: await referenceOf(id), reason: "Proceedings" };
  const order: string[] = [];
  let placing: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    const joined = { ...system(ALL_DUE), tx };
    must(await carryOutPurgeRow(joined, { purgeId, position: 0 }));
    placing = placeLegalHold(dpo, input).then((placed) => order.push(`hold ${outcome(placed)}`));
    // Long enough for the hold to be placed, were nothing in its way.
    await tx.$queryRaw`SELECT pg_sleep(0.5)::text`;
    order.push("purged");
  });
  await placing;
  expect(order[0]).toBe("purged");
  expect(await stateOf(id)).toBe("PURGED");
});
