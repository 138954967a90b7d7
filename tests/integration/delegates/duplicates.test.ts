import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { mergeDelegates } from "@/lib/delegates/commands/merge-delegates";
import { settleDuplicate } from "@/lib/delegates/commands/settle-duplicate";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { undoMerge } from "@/lib/delegates/commands/undo-merge";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { findDuplicates, MAX_PAIRS } from "@/lib/delegates/jobs";
import { KNOWN_PARTS, knownPerson, likenessHash } from "@/lib/delegates/known-person";
import { lookUpCandidates } from "@/lib/delegates/look-up-candidates";
import { getDelegationLikeness } from "@/lib/delegates/queries/delegation-likeness";
import { getDuplicatePair, getLikeness, listDuplicates } from "@/lib/delegates/queries/duplicates";
import { clearNumber } from "@/lib/delegates/travel-document";
import { readName } from "@/lib/matching/read-name";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { moveTo, must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;

beforeAll(async () => {
  conferenceId = await foundConference();
});

const stored = (id: string) =>
  db.delegate.findUniqueOrThrow({ where: { id }, include: { person: true, travelDocument: true } });

/** What the worker does with the jobs of these people. */
async function search(...people: { id: string }[]): Promise<void> {
  for (const { id } of people) await findDuplicates(system(NOW), { delegateId: id });
}

/** Somebody submitted; of one conference all have the same name, date of birth and telephone. */
async function submitted(conference = conferenceId): Promise<Registered> {
  const person = await registered(conference);
  const sent = await submitDelegate(person.owner, {
    delegateId: person.id,
    version: person.version,
    badgeApproved: true,
  });
  return { ...person, version: must(sent).version };
}

const pairOf = (one: { id: string }, other: { id: string }) => {
  const [oneId = "", otherId = ""] = [one.id, other.id].toSorted();
  return db.duplicatePair.findUnique({ where: { oneId_otherId: { oneId, otherId } } });
};

/** Two registrations of one person in a conference of their own, found by the search. */
async function twins() {
  const own = await foundConference();
  const [one, other] = [await submitted(own), await submitted(own)];
  await search(one, other);
  const pair = await pairOf(one, other);
  if (!pair) throw new Error("no pair");
  return { conferenceId: own, one, other, pair, officer: await staff("registrationOfficer", own, NOW) };
}

type Twins = Awaited<ReturnType<typeof twins>>;

async function merge(of: Twins, take: Parameters<typeof mergeDelegates>[1]["take"] = [], swapped = false) {
  const [kept, given] = swapped ? [of.other, of.one] : [of.one, of.other];
  const versions = {
    keptVersion: (await stored(kept.id)).version,
    givenVersion: (await stored(given.id)).version,
  };
  return mergeDelegates(of.officer, { pairId: of.pair.id, keptId: kept.id, ...versions, take });
}

describe("likely doubles", () => {
  test("are found after a submission, with the reasons, under keys that tell nothing", async () => {
    const { one, other, pair } = await twins();
    expect(pair).toMatchObject({ state: "OPEN" });
    expect(pair.reasons).toEqual(expect.arrayContaining(["sameName", "sameBirthDate", "documentDiffers"]));
    const row = await stored(one.id);
    expect(row.candidateKeys.length).toBeGreaterThan(3);
    expect(row.candidateKeys.every((key) => /^[\w-]{16}$/.test(key))).toBe(true);
    expect((await stored(other.id)).candidateKeys.some((key) => row.candidateKeys.includes(key))).toBe(true);
  });

  test("are looked up as they are known otherwise, so that their hashes agree", async () => {
    const { conferenceId: own, one, other } = await twins();
    const row = await db.delegate.findUniqueOrThrow({ where: { id: other.id }, include: KNOWN_PARTS });
    const { candidateKeys } = await stored(one.id);
    const [found] = await lookUpCandidates(db, own, one.id, candidateKeys);
    if (!found) throw new Error("not looked up");
    const known = knownPerson(row);
    expect(found.id).toBe(other.id);
    expect({ ...known, name: readName(known.name) }).toEqual({
      ...found.person,
      name: readName(found.person.name),
    });
    expect(likenessHash(found.person)).toEqual(likenessHash(known));
  });

  test("are found by a job that commits with the submission", async () => {
    const person = await submitted();
    const [queued] = await db.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload->>'delegateId' = ${person.id}`;
    expect(queued?.jobs).toBeGreaterThan(0);
  });

  test("who submit at once are found by the later of two searches; each looking inside its own transaction misses", async () => {
    const own = await foundConference();
    const [one, other] = [await registered(own), await registered(own)];
    const seen = await Promise.all(
      [one, other].map(({ id }, index) =>
        db.$transaction(async (tx) => {
          await tx.delegate.update({ where: { id }, data: { candidateKeys: ["shared"] } });
          await new Promise((resolve) => setTimeout(resolve, 50));
          const them = index === 0 ? other.id : one.id;
          const found = await tx.delegate.count({ where: { id: them, candidateKeys: { has: "shared" } } });
          await new Promise((resolve) => setTimeout(resolve, 50));
          return found;
        }),
      ),
    );
    expect(seen).toEqual([0, 0]);
    const submit = ({ owner, id, version }: Registered) =>
      submitDelegate(owner, { delegateId: id, version, badgeApproved: true });
    await Promise.all([submit(one), submit(other)]);
    await Promise.all([search(one), search(other)]);
    await search(one);
    expect(await pairOf(one, other)).toMatchObject({ state: "OPEN" });
  });

  test("leave when one withdraws, and are nobody's in another conference", async () => {
    const { one, other } = await twins();
    const elsewhere = await submitted(await foundConference());
    await search(elsewhere);
    expect(await pairOf(one, elsewhere)).toBeNull();
    must(await withdrawDelegate(one.owner, { delegateId: one.id, version: one.version }));
    await search(one);
    expect(await pairOf(one, other)).toBeNull();
    expect((await stored(one.id)).candidateKeys).toEqual([]);
  });

  test("settled as two people stay settled until either changes", async () => {
    const { one, other, pair, officer } = await twins();
    must(await settleDuplicate(officer, { pairId: pair.id, note: "Twin sisters, seen on the call" }));
    await search(one, other);
    expect(await pairOf(one, other)).toMatchObject({
      state: "NOT_SAME",
      note: "Twin sisters, seen on the call",
    });
    await db.delegate.update({ where: { id: one.id }, data: { phone: "+992900000001" } });
    await search(one);
    expect(await pairOf(one, other)).toMatchObject({ state: "OPEN", note: null, decidedBy: null });
    expect(outcome(await settleDuplicate(officer, { pairId: randomUUID(), note: "x" }))).toBe(
      "NOT_FOUND duplicateNotFound",
    );
  });

  test("of one name in great number are cut, the likeliest kept", async () => {
    const own = await foundConference();
    const first = await submitted(own);
    await search(first);
    const row = await stored(first.id);
    const count = MAX_PAIRS + 15;
    for (let index = 0; index < count; index += 1) {
      const personId = randomUUID();
      const { id: _id, createdAt: _createdAt, ...person } = row.person;
      await db.person.create({ data: { ...person, id: personId } });
      const id = randomUUID();
      const { person: _person, travelDocument: _document, ...columns } = row;
      await db.delegate.create({
        data: {
          ...columns,
          id,
          personId,
          reference: `X-${id}`,
          requestKey: randomUUID(),
          photoId: null,
          state: "DRAFT",
        },
      });
      await db.delegate.update({ where: { id }, data: { state: "REJECTED" } });
    }
    await search(first);
    expect(await db.duplicatePair.count({ where: { conferenceId: own } })).toBe(MAX_PAIRS);
  });
});

describe("the officer's list", () => {
  test("shows open pairs of the own conference, and both sides with what differs", async () => {
    const { one, other, pair, officer, conferenceId } = await twins();
    const { pairs, total } = must(await listDuplicates(officer, conferenceId));
    expect([pairs.map(({ id }) => id), total]).toEqual([[pair.id], 1]);
    const view = must(await getDuplicatePair(officer, pair.id));
    expect(view.differing).toContain("document");
    const text = JSON.stringify(view);
    expect(text).not.toContain(one.documentNumber);
    expect(text).not.toContain(other.documentNumber);
    const likeness = must(await getLikeness(officer, one.id));
    expect(likeness.open.map(({ reference }) => reference)).toEqual([(await stored(other.id)).reference]);
  });

  test("is nothing for other roles and other conferences", async () => {
    const { one, pair, conferenceId, officer } = await twins();
    const approver = await staff("accreditationApprover", conferenceId, NOW);
    const stranger = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await listDuplicates(approver, conferenceId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await listDuplicates(stranger, conferenceId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getDuplicatePair(approver, pair.id))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getDuplicatePair(stranger, pair.id))).toBe("NOT_FOUND duplicateNotFound");
    expect(must(await getLikeness(approver, one.id))).toEqual({ open: [], merges: [] });
    expect(outcome(await settleDuplicate(approver, { pairId: pair.id, note: "x" }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(outcome(await settleDuplicate(stranger, { pairId: pair.id, note: "x" }))).toBe(
      "NOT_FOUND duplicateNotFound",
    );
    const input = { pairId: pair.id, keptId: one.id, keptVersion: 1, givenVersion: 1, take: [] };
    expect(outcome(await mergeDelegates(approver, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await mergeDelegates(stranger, input))).toBe("NOT_FOUND duplicateNotFound");
    expect(outcome(await mergeDelegates(officer, { ...input, keptId: randomUUID() }))).toBe(
      "NOT_FOUND duplicateNotFound",
    );
    expect(await db.duplicatePair.findUniqueOrThrow({ where: { id: pair.id } })).toEqual(pair);
  });
});

describe("a merge", () => {
  test("takes over what was chosen, field by field, and can be undone to the letter", async () => {
    const of = await twins();
    const { one, other } = of;
    await db.delegate.update({
      where: { id: other.id },
      data: { functionalTitle: "Chief Judge", phone: "+992900000077" },
    });
    const [keptBefore, givenBefore] = [await stored(one.id), await stored(other.id)];
    const { id: mergeId } = must(await merge(of, ["functionalTitle", "document", "photo"]));
    const [kept, given] = [await stored(one.id), await stored(other.id)];
    expect(kept).toMatchObject({
      state: "SUBMITTED",
      functionalTitle: "Chief Judge",
      phone: keptBefore.phone,
      photoId: givenBefore.photoId,
    });
    expect(clearNumber(kept.travelDocument)).toBe(other.documentNumber);
    expect(given).toMatchObject({ state: "WITHDRAWN", mergedIntoId: one.id });
    const claims = await db.documentClaim.findMany({ where: { conferenceId: of.conferenceId } });
    expect(claims.map(({ delegateId }) => delegateId)).toEqual([one.id]);
    const [snapshot] = await db.delegateSnapshot.findMany({
      where: { delegateId: one.id },
      orderBy: { number: "desc" },
    });
    expect(snapshot).toMatchObject({ number: 2 });
    expect(JSON.stringify(snapshot?.content)).toContain("Chief Judge");
    const mails = await db.message.findMany({ where: { delegateId: other.id, name: "delegate-merged" } });
    expect(mails.length).toBeGreaterThan(0);
    expect(await pairOf(one, other)).toMatchObject({ state: "MERGED" });

    must(await undoMerge(of.officer, { mergeId }));
    const [keptAgain, givenAgain] = [await stored(one.id), await stored(other.id)];
    const plain = ({
      updatedAt: _u,
      version: _v,
      stateSince: _s,
      dueAt: _d,
      candidateKeys: _k,
      travelDocument: _t,
      ...row
    }: typeof keptAgain) => row;
    expect(plain(keptAgain)).toEqual(plain(keptBefore));
    expect(plain(givenAgain)).toEqual(plain(givenBefore));
    expect(clearNumber(keptAgain.travelDocument)).toBe(one.documentNumber);
    expect(clearNumber(givenAgain.travelDocument)).toBe(other.documentNumber);
    expect(await db.documentClaim.count({ where: { conferenceId: of.conferenceId } })).toBe(2);
    expect(await db.reviewTask.count({ where: { delegateId: other.id, state: "OPEN" } })).toBe(1);
    expect(await pairOf(one, other)).toMatchObject({ state: "OPEN" });
    expect(outcome(await undoMerge(of.officer, { mergeId }))).toBe("CONFLICT alreadyDone");
  });

  test("is not undone over what was changed since, nor by another role", async () => {
    const of = await twins();
    await db.delegate.update({ where: { id: of.other.id }, data: { functionalTitle: "Chief Judge" } });
    const { id: mergeId } = must(await merge(of, ["functionalTitle"]));
    const approver = await staff("accreditationApprover", of.conferenceId, NOW);
    const stranger = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await undoMerge(approver, { mergeId }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await undoMerge(stranger, { mergeId }))).toBe("NOT_FOUND duplicateNotFound");
    await db.delegate.update({ where: { id: of.one.id }, data: { functionalTitle: "Prosecutor" } });
    expect(outcome(await undoMerge(of.officer, { mergeId }))).toBe("CONFLICT mergeChanged");
    expect(await stored(of.other.id)).toMatchObject({ state: "WITHDRAWN" });
  });

  test("never gives an approved registration away, nor changes what its approval covers", async () => {
    const of = await twins();
    await db.delegate.update({ where: { id: of.one.id }, data: { state: "READY" } });
    await db.delegate.update({
      where: { id: of.one.id },
      data: { state: "APPROVED", approvedZoneCodes: ["A"] },
    });
    expect(outcome(await merge(of, [], true))).toBe("CONFLICT notFromThisState");
    expect(outcome(await merge(of, ["name"]))).toBe("CONFLICT approvedUnchanged");
    expect(outcome(await merge(of, ["phone"]))).toBe("ok");
    expect(await stored(of.one.id)).toMatchObject({ state: "APPROVED" });
  });

  test("keeps the one that holds the place", async () => {
    const of = await twins();
    await moveTo(of.one.id, "WAITLISTED", of.one.delegationId);
    expect(outcome(await merge(of))).toBe("CONFLICT keepTheOneWithPlace");
    expect(outcome(await merge(of, [], true))).toBe("ok");
  });

  test("is refused on a stale page", async () => {
    const of = await twins();
    const input = {
      pairId: of.pair.id,
      keptId: of.one.id,
      keptVersion: 1,
      givenVersion: of.other.version,
      take: [],
    };
    expect(outcome(await mergeDelegates(of.officer, input))).toBe("CONFLICT staleVersion");
    const stale = { ...input, keptVersion: of.one.version, givenVersion: 1 };
    expect(outcome(await mergeDelegates(of.officer, stale))).toBe("CONFLICT staleVersion");
    expect(await pairOf(of.one, of.other)).toMatchObject({ state: "OPEN" });
  });

  test("in both directions at once happens in one", async () => {
    for (let round = 0; round < 3; round += 1) {
      const of = await twins();
      const results = await Promise.all([merge(of), merge(of, [], true), merge(of)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const states = [(await stored(of.one.id)).state, (await stored(of.other.id)).state].toSorted();
      expect(states).toEqual(["SUBMITTED", "WITHDRAWN"]);
    }
  });
});

describe("a focal point", () => {
  test("is hinted at doubles within the own delegation, and at nothing else", async () => {
    const { one, other, conferenceId } = await twins();
    const focalPoint = await staff("missionFocalPoint", conferenceId, NOW, one.delegationId);
    expect([...must(await getDelegationLikeness(focalPoint, one.delegationId)).keys()]).toEqual([]);
    expect(outcome(await getDelegationLikeness(focalPoint, other.delegationId))).toBe("FORBIDDEN notAllowed");
    await db.delegate.update({ where: { id: other.id }, data: { delegationId: one.delegationId } });
    const hints = must(await getDelegationLikeness(focalPoint, one.delegationId));
    expect([...hints.keys()].toSorted()).toEqual([one.id, other.id].toSorted());
  });
});
