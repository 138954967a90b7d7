import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { lapseUnanswered } from "@/lib/accreditation/commands/lapse-unanswered";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { lapseReturns } from "@/lib/accreditation/jobs";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import type { ReturnReason } from "@/lib/accreditation/reasons";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { getNeeds } from "@/lib/home/queries/needs";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { sendReminder } from "@/lib/reminders/jobs";
import { makePortrait } from "@/prisma/seed/portraits";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW, registrant } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

const DUE_ON = "2027-01-10";
/** The last second of that day in Dushanbe, five hours ahead of UTC the year round. */
const DUE_AT = new Date("2027-01-10T18:59:59Z");
const DAY = 86_400_000;

let conferenceId: string;
let officer: Ctx;
let portrait: Buffer;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  portrait = await makePortrait({ seed: "another", gender: "FEMALE", age: 50 });
});

type Returned = Registered & { items: string[] };

async function returned(codes: ReturnReason[], dueOn = DUE_ON, conference = conferenceId): Promise<Returned> {
  const person = await registered(conference);
  const by = conference === conferenceId ? officer : await staff("registrationOfficer", conference, NOW);
  const handedIn = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  const { version } = must(await submitDelegate(person.owner, handedIn));
  const items = codes.map((reasonCode) => ({ reasonCode, note: `About ${reasonCode}` }));
  const back = must(await returnDelegate(by, { delegateId: person.id, version, items, dueOn }));
  const rows = await db.returnItem.findMany({
    where: { decision: { delegateId: person.id } },
    orderBy: { position: "asc" },
  });
  return { ...person, version: back.version, items: rows.map(({ id }) => id) };
}

const save = (person: Registered, step: string, values: Record<string, unknown>, ctx = person.owner) =>
  saveStep(ctx, { delegateId: person.id, version: person.version, step, values });
const resubmit = (person: Registered, answers: Record<string, string> = {}, ctx = person.owner) =>
  submitDelegate(ctx, { delegateId: person.id, version: person.version, badgeApproved: true, answers });
const rowOf = ({ id }: Registered) => db.delegate.findUniqueOrThrow({ where: { id } });

describe("while a registration is returned", () => {
  test("only the items and what belongs to them are saved; a form of before is refused whole", async () => {
    const person = await returned(["TITLE_MISSING"]);
    for (const [step, values] of [
      ["identity", { familyName: "Somebody" }],
      ["identity", { birthDate: "1970-01-01" }],
      ["document", { number: "T99999999" }],
      ["contact", { phone: "+992900000001" }],
      ["needs", { dietary: ["halal"] }],
      ["consents", { RECORDING: true, PUBLISH_IN_LIST: true, EMAIL_IN_LIST: true }],
      ["representation", { delegationRole: "TECHNICAL" }],
      // One open and one closed field together: nothing of it is kept.
      ["function", { functionalTitle: "Minister", department: "Another department" }],
    ] as const) {
      expect([step, outcome(await save(person, step, values))]).toEqual([step, "CONFLICT notReturned"]);
    }
    expect(await rowOf(person)).toMatchObject({ version: person.version });
    expect((await rowOf(person)).functionalTitle).not.toBe("Minister");
    const view = must(await getRegistration(person.owner, person.id));
    expect(view.open).toEqual(["function.functionalTitle"]);
    must(await save(person, "function", { functionalTitle: "Minister" }));
    expect(outcome(await save(person, "function", { functionalTitle: "Older" }))).toBe(
      "CONFLICT staleVersion",
    );
  });

  test("a photo is taken only where the photo was returned", async () => {
    const person = await returned(["TITLE_MISSING"]);
    expect(outcome(await uploadPhoto(person.owner, { delegateId: person.id, bytes: portrait }))).toBe(
      "CONFLICT notReturned",
    );
    const { photoId } = await rowOf(person);
    const chosen = {
      delegateId: person.id,
      version: person.version,
      photoId: photoId ?? "",
      humanLook: true,
    };
    expect(outcome(await choosePhoto(person.owner, chosen))).toBe("CONFLICT notReturned");
  });

  test("nobody else mends it: not another delegation's focal point, not a weaker role, not another person", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const elsewhere = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
    const reviewer = await staff("substantiveReviewer", conferenceId, NOW);
    const values = { functionalTitle: "Minister" };
    for (const [ctx, answer] of [
      [elsewhere, "NOT_FOUND registrationNotFound"],
      [registrant(conferenceId, "other@x.example"), "NOT_FOUND registrationNotFound"],
      [reviewer, "FORBIDDEN notAllowed"],
    ] as const) {
      expect(outcome(await save(person, "function", values, ctx))).toBe(answer);
      expect(outcome(await resubmit(person, { [person.items[0] ?? ""]: "It is right" }, ctx))).toBe(answer);
    }
    const own = await staff("missionFocalPoint", conferenceId, NOW, person.delegationId);
    must(await save(person, "function", values, own));
  });

  test("answers are for the items of this return; another's id answers nothing", async () => {
    const other = await returned(["TITLE_MISSING"]);
    const person = await returned(["TITLE_MISSING"]);
    expect(outcome(await resubmit(person, { [other.items[0] ?? ""]: "It is right" }))).toBe(
      "INVALID itemsUnanswered",
    );
  });
});

test("the officer reads per item what changed or was answered, with both photos", async () => {
  const person = await returned(["PHOTO_BACKGROUND", "TITLE_MISSING", "NOMINATION_DEFECTIVE"]);
  const before = await rowOf(person);
  const { photoId, standing } = must(
    await uploadPhoto(person.owner, { delegateId: person.id, bytes: portrait }),
  );
  const humanLook = standing === "humanLook";
  const { version } = must(
    await choosePhoto(person.owner, { delegateId: person.id, version: person.version, photoId, humanLook }),
  );
  const answers = {
    [person.items[1] ?? ""]: "The title is complete.",
    [person.items[2] ?? ""]: "A new note follows.",
  };
  must(await resubmit({ ...person, version }, answers));
  const { difference } = must(await getDelegateForReview(officer, person.id));
  expect(difference.earlierPhotoId).toBe(before.photoId);
  expect(difference.items).toMatchObject([
    {
      reasonCode: "PHOTO_BACKGROUND",
      note: "About PHOTO_BACKGROUND",
      answer: null,
      changes: [{ field: "photo.photo" }],
    },
    { reasonCode: "TITLE_MISSING", answer: "The title is complete.", changes: [] },
    { reasonCode: "NOMINATION_DEFECTIVE", answer: "A new note follows.", changes: [] },
  ]);
  expect(difference.others).toEqual([]);
});

test("readers without passport data see no difference of the document, under an item either", async () => {
  const person = await returned(["DOC_EXPIRED"]);
  const { version } = must(await save(person, "document", { expiresOn: "2031-05-05" }));
  must(await resubmit({ ...person, version }));
  const approver = await staff("accreditationApprover", conferenceId, NOW);
  const seen = must(await getDelegateForReview(approver, person.id)).difference;
  expect([seen.items[0]?.changes, seen.changes]).toEqual([[], []]);
  expect(must(await getDelegateForReview(officer, person.id)).difference.items[0]?.changes).toHaveLength(1);
});

describe("a return that nobody answers", () => {
  async function focalPoint(person: Registered): Promise<string> {
    const email = `${randomUUID()}@mission.example`;
    const appointment = { isDeputy: false, startsOn: "2026-11-01", endsOn: null, proofReference: "NV-1" };
    const { delegationId } = person;
    const invited = { ...appointment, delegationId, email, name: "Dilorom Karimova", locale: "ru" as const };
    must(await inviteFocalPoint(officer, invited));
    await db.user.update({ where: { email }, data: { passwordHash: "x" } });
    return email;
  }
  const ownerOf = (person: Registered) =>
    person.owner.actor.kind === "registrant" ? person.owner.actor.email : "";
  /** Reminds somebody at ten in the morning of the venue, so many days before the due date. */
  async function remind(recipient: string, daysBefore: number, delivered = true) {
    const now = new Date(DUE_AT.getTime() - daysBefore * DAY - 14 * 3_600_000);
    const day = now.toISOString().slice(0, 10);
    await sendReminder(system(now), { conferenceId, recipient, day });
    if (delivered)
      await db.message.updateMany({ where: { recipient, name: "reminder" }, data: { state: "SENT" } });
  }
  const lapse = (person: Registered, now = new Date(DUE_AT.getTime() + 1_000)) =>
    lapseUnanswered(system(now), { delegateId: person.id });

  /** Mails that say so to the address that holds the registration; its person may have another one. */
  const endMails = (person: Registered) =>
    db.message.count({
      where: { delegateId: person.id, name: "delegate-lapsed", recipient: ownerOf(person) },
    });

  test("ends after two reminders to the person and to a focal point, and not before", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const speaker = await focalPoint(person);
    const owner = ownerOf(person);
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
    for (const days of [3, 1, 0]) await remind(owner, days);
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
    await remind(speaker, 3);
    await remind(speaker, 3);
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
    await remind(speaker, 0);
    must(await lapse(person));
    expect(await rowOf(person)).toMatchObject({ state: "LAPSED", dueAt: null });
    expect(outcome(await lapse(person))).toBe("CONFLICT notFromThisState");
    expect(await endMails(person)).toBe(1);
    const [mail] = await db.message.findMany({ where: { recipient: owner, name: "reminder" } });
    expect(mail?.text).toMatch(/without an answer the registration ends/);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: person.id, action: "registration.lapsed" },
    });
    expect(entry.details).toMatchObject({ reminders: ["HOLDER 3", "FOCAL_POINT 2"], dueOn: DUE_ON });
  });

  test("reminders that never left our outbox do not count, and are made up for after the due date", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const owner = ownerOf(person);
    await remind(owner, 1, false);
    await remind(owner, 0, false);
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
    await db.message.updateMany({ where: { recipient: owner, name: "reminder" }, data: { state: "FAILED" } });
    await remind(owner, -1, false);
    await remind(owner, -2, false);
    const mails = await db.message.findMany({ where: { recipient: owner, name: "reminder" } });
    expect(mails).toHaveLength(4);
    await db.message.updateMany({
      where: { id: { in: mails.slice(2).map(({ id }) => id) } },
      data: { state: "SENT" },
    });
    await remind(owner, -3, false);
    expect(await db.message.count({ where: { recipient: owner, name: "reminder" } })).toBe(4);
    must(await lapse(person, new Date(DUE_AT.getTime() + 3 * DAY)));
  });

  test("where nobody can be reminded the date ends nothing, and officers are shown it", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const shown = async () =>
      must(await getReviewQueue(officer, conferenceId, { unreachable: "1" })).rows.map(({ id }) => id);
    const counted = async () =>
      must(await getNeeds(officer)).needs.find(({ question }) => question === "unreachable")?.count ?? 0;
    const speaker = await focalPoint(person);
    const { id: createdByUserId } = await db.user.findUniqueOrThrow({ where: { email: speaker } });
    await db.delegate.update({ where: { id: person.id }, data: { ownerEmail: null, createdByUserId } });
    expect(await shown()).not.toContain(person.id);
    const before = await counted();
    await db.user.updateMany({ where: { email: speaker }, data: { suspendedAt: NOW } });
    expect(await shown()).toContain(person.id);
    expect(await counted()).toBe(before + 1);
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
    await db.delegate.update({ where: { id: person.id }, data: { ownerEmail: "found@again.example" } });
    expect(await shown()).not.toContain(person.id);
  });

  test("one who stopped reminders is still told of it, and of nothing else", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const recipient = ownerOf(person);
    await db.reminderStop.create({ data: { conferenceId, recipient, stoppedAt: NOW } });
    await remind(recipient, 3);
    const [mail] = await db.message.findMany({ where: { recipient, name: "reminder" } });
    expect(mail?.text).toContain("without an answer the registration ends");
  });

  test("another return begins with reminders of its own", async () => {
    const person = await returned(["TITLE_MISSING"]);
    const owner = ownerOf(person);
    for (const days of [3, 1]) await remind(owner, days);
    const { version } = must(await save(person, "function", { functionalTitle: "Minister" }));
    const again = must(await resubmit({ ...person, version }));
    const items = [{ reasonCode: "TITLE_MISSING" as const, note: null }];
    must(
      await returnDelegate(officer, { delegateId: person.id, version: again.version, items, dueOn: DUE_ON }),
    );
    expect(outcome(await lapse(person))).toBe("CONFLICT remindersNotSent");
  });

  test("is ended by the system alone", async () => {
    const person = await returned(["TITLE_MISSING"]);
    for (const role of ["registrationOfficer", "accreditationApprover", "administrator"] as const) {
      const ctx = await staff(role, conferenceId, new Date(DUE_AT.getTime() + DAY));
      expect(outcome(await lapseUnanswered(ctx, { delegateId: person.id }))).toBe("FORBIDDEN notAllowed");
    }
  });

  async function reminded(): Promise<Returned> {
    const person = await returned(["TITLE_MISSING"]);
    for (const days of [1, 0]) await remind(ownerOf(person), days);
    return person;
  }

  test("two runs at once end it once", async () => {
    const person = await reminded();
    const runs = await Promise.all([lapse(person), lapse(person), lapse(person)]);
    expect(runs.map(outcome).sort()).toEqual([
      "CONFLICT notFromThisState",
      "CONFLICT notFromThisState",
      "ok",
    ]);
    expect(await db.decision.count({ where: { delegateId: person.id, action: "lapseUnanswered" } })).toBe(1);
    const late = system(new Date(DUE_AT.getTime() + 1_000));
    await lapseReturns(late, {});
    expect(await endMails(person)).toBe(1);
  });

  test("of an answer and the end at one time one wins and the other is told", async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await reminded();
      const { version } = must(await save(person, "function", { functionalTitle: "Minister" }));
      const answer = () => resubmit({ ...person, version });
      const both = round % 2 === 0 ? [answer(), lapse(person)] : [lapse(person), answer()];
      const outcomes = (await Promise.all(both)).map(outcome).sort();
      expect(outcomes[1]).toBe("ok");
      // Whoever answers had the page of before; the end reads the state anew.
      expect(["CONFLICT staleVersion", "CONFLICT notFromThisState"]).toContain(outcomes[0]);
      const { state } = await rowOf(person);
      const last = await db.decision.count({
        where: { delegateId: person.id, action: { in: ["resubmit", "lapseUnanswered"] } },
      });
      expect([["SUBMITTED", "LAPSED"].includes(state), last]).toEqual([true, 1]);
    }
  });

  test("its day ends at the venue's midnight, across a change of clocks too", async () => {
    const vienna = await foundConference();
    await db.conference.update({
      where: { id: vienna },
      data: { timeZone: "Europe/Vienna", endsOn: new Date("2027-04-05") },
    });
    const dueAt = async (dueOn: string) =>
      (await rowOf(await returned(["TITLE_MISSING"], dueOn, vienna))).dueAt;
    expect(await dueAt("2027-03-27")).toEqual(new Date("2027-03-27T22:59:59Z"));
    // Clocks go forward in this night: the day has 23 hours and ends an hour earlier in UTC.
    expect(await dueAt("2027-03-28")).toEqual(new Date("2027-03-28T21:59:59Z"));
    const person = await returned(["TITLE_MISSING"], "2027-03-28", vienna);
    expect(outcome(await lapse(person, new Date("2027-03-28T21:59:59Z")))).toBe("CONFLICT notDueYet");
    expect(outcome(await lapse(person, new Date("2027-03-28T22:00:00Z")))).toBe("CONFLICT remindersNotSent");
  });
});
