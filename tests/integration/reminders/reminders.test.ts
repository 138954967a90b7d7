import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { configureReminders } from "@/lib/reminders/commands/configure-reminders";
import { remindDelegation } from "@/lib/reminders/commands/remind-delegation";
import { stopReminders } from "@/lib/reminders/commands/stop-reminders";
import { planReminders, reminderCandidates, sendReminder } from "@/lib/reminders/jobs";
import { getReminderStop, listReminders } from "@/lib/reminders/queries";
import { reminderToken } from "@/lib/reminders/token";
import { writeReminder } from "@/lib/reminders/write-reminder";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { fill, openDraft } from "@/tests/integration/delegates/draft";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

const DAY = 86_400_000;
/** Ten in the morning of Dushanbe on a day of the ladder. */
const TEN_BEFORE = new Date("2027-02-19T05:00:00Z");
const DEADLINE = new Date("2027-03-01T13:00:00Z");
const daysLater = (days: number) => new Date(TEN_BEFORE.getTime() + days * DAY);

let conferenceId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, TEN_BEFORE);
});

type Own = { conferenceId: string; delegationId: string };

/** A delegation with a deadline of its own, in a conference of its own, so that counts are exact. */
async function delegation(): Promise<Own> {
  const own = await foundConference();
  const delegationId = await inviteState(own);
  await db.delegation.update({ where: { id: delegationId }, data: { deadlineAt: DEADLINE } });
  return { conferenceId: own, delegationId };
}

/** Somebody who has begun and not gone on, in that delegation. */
async function begun({ conferenceId, delegationId }: Own, email = `${randomUUID()}@delegate.example`) {
  const draft = await openDraft(conferenceId, email);
  const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  await fill(draft, "representation", { delegationId, categoryId: category.id, delegationRole: "EXPERT" });
  await db.delegate.update({ where: { id: draft.id }, data: { locale: "ru" } });
  return { ...draft, email };
}

/** A focal point in force, whose account is in use. */
async function focalPoint({ conferenceId, delegationId }: Own, email = `${randomUUID()}@mission.example`) {
  const inviter = await staff("registrationOfficer", conferenceId, NOW);
  const appointment = {
    delegationId,
    isDeputy: false,
    startsOn: "2026-11-01",
    endsOn: null,
    proofReference: "NV-1",
  };
  must(await inviteFocalPoint(inviter, { ...appointment, email, name: "Dilorom Karimova", locale: "ru" }));
  await db.user.update({ where: { email }, data: { passwordHash: "x" } });
  return email;
}

const send = (own: Own, recipient: string, now = TEN_BEFORE) =>
  sendReminder(system(now), {
    conferenceId: own.conferenceId,
    recipient,
    day: new Date(now.getTime() + 5 * 3_600_000).toISOString().slice(0, 10),
  });

const mailsTo = (recipient: string) => db.message.findMany({ where: { recipient, name: "reminder" } });

describe("a reminder", () => {
  test("names to a person exactly what is missing, in the own language with English beneath", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    await send(own, email);
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ locale: "ru" });
    expect(mail?.text).toContain("Фото");
    expect(mail?.text).toMatch(/Документ[^\n]*: Номер/i);
    expect(mail?.text).toContain("Photo");
    expect(mail?.text).toMatch(/\/continue\/[\w-]{43}/);
    expect(mail?.stopUrl).toMatch(/\/api\/reminders\/[0-9a-f-]{36}\./);
  });

  test("is one digest to a focal point over all delegations, with nothing of others", async () => {
    const own = await delegation();
    const second = { ...own, delegationId: await inviteState(own.conferenceId) };
    const foreign = { ...own, delegationId: await inviteState(own.conferenceId) };
    const email = await focalPoint(own);
    await focalPoint(second, email);
    await begun(foreign);
    const own1 = await begun(own);
    await fill(own1, "identity", { familyName: "Nazarova", givenNames: "Zarina" }).catch(() => undefined);
    const lines = ["YUSUFZODA, Farrukh", "KARIMOVA, Dilorom"].map((nameAsWritten) => ({
      nameAsWritten,
      titleAsWritten: "Judge",
      roleAsWritten: "adviser",
    }));
    const recorder = await staff("registrationOfficer", own.conferenceId, NOW);
    const paper = { kind: "NOTE_VERBALE" as const, documentDate: "2027-01-20", lines };
    must(
      await recordNominationDocument(recorder, {
        ...paper,
        delegationId: second.delegationId,
        reference: "NV-9",
      }),
    );
    must(
      await recordNominationDocument(recorder, {
        ...paper,
        delegationId: foreign.delegationId,
        reference: "CANARY-REF",
        lines: [{ nameAsWritten: "CANARY, Name", titleAsWritten: "", roleAsWritten: "" }],
      }),
    );
    await send(own, email);
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    const text = mails[0]?.text ?? "";
    expect(text).toContain("YUSUFZODA, Farrukh");
    expect(text).toContain("KARIMOVA, Dilorom");
    expect(text).not.toContain("CANARY");
    const parts = await db.reminderPart.findMany({ where: { reminder: { recipient: email } } });
    // The second delegation's deadline is the conference's, which is farther than the ladder reaches.
    expect(parts.map(({ delegationId }) => delegationId)).toEqual([own.delegationId]);
  });

  test("comes once a day at most, whoever asks", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    const inviter = await staff("registrationOfficer", own.conferenceId, TEN_BEFORE);
    await send(own, email);
    await send(own, email);
    expect(must(await remindDelegation(inviter, { delegationId: own.delegationId }))).toEqual({
      sent: 0,
      left: 1,
    });
    expect(await mailsTo(email)).toHaveLength(1);
    const tomorrow = { ...inviter, now: daysLater(1) };
    expect(must(await remindDelegation(tomorrow, { delegationId: own.delegationId }))).toEqual({
      sent: 1,
      left: 0,
    });
    await send(own, email, daysLater(5));
    expect(await mailsTo(email)).toHaveLength(3);
  });

  test("is written once by two workers at the same moment; without the constraint, twice", async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await delegation();
      const { email } = await begun(own);
      await Promise.all(Array.from({ length: 6 }, () => send(own, email)));
      expect(await mailsTo(email)).toHaveLength(1);
    }
    const own = await delegation();
    const { email } = await begun(own);
    await db.$executeRawUnsafe('DROP INDEX "reminder_recipient_day_unique"');
    try {
      await Promise.all(Array.from({ length: 6 }, () => send(own, email)));
      expect((await mailsTo(email)).length).toBeGreaterThan(1);
    } finally {
      await db.reminder.deleteMany({ where: { recipient: email } });
      await db.$executeRawUnsafe(
        'CREATE UNIQUE INDEX "reminder_recipient_day_unique" ON "Reminder" ("recipient", "sentOn")',
      );
    }
  });

  test("is not sent where nothing is missing, before the ladder, after the deadline, or a day late", async () => {
    const own = await delegation();
    const { email, id } = await begun(own);
    await send(own, email, daysLater(-1));
    await send(own, email, daysLater(11));
    await sendReminder(system(TEN_BEFORE), {
      conferenceId: own.conferenceId,
      recipient: email,
      day: "2027-02-18",
    });
    await db.delegate.update({ where: { id }, data: { state: "WITHDRAWN" } });
    await send(own, email);
    expect(await mailsTo(email)).toEqual([]);
  });

  test("is planned from eight in the morning of the venue, one job per address", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    const jobs = async () => {
      const [row] = await db.$queryRaw<{ jobs: number }[]>`
        SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload->>'recipient' = ${email}`;
      return row?.jobs;
    };
    await planReminders(system(new Date("2027-02-19T02:59:00Z")));
    expect(await jobs()).toBe(0);
    await planReminders(system(TEN_BEFORE));
    await planReminders(system(TEN_BEFORE));
    expect(await jobs()).toBe(1);
    await send(own, email);
    const [candidate] = await reminderCandidates(own.conferenceId, TEN_BEFORE);
    expect(candidate?.earlier).toEqual([{ deadlineOn: "2027-03-01", step: 10 }]);
  });
});

describe("stopping reminders", () => {
  test("is done by whoever has the mail, and undone; decisions still come", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    await send(own, email);
    const reminder = await db.reminder.findFirstOrThrow({ where: { recipient: email } });
    const token = reminderToken(reminder.id);
    const anybody = { ...system(TEN_BEFORE), actor: { kind: "anonymous" } as const };
    const seen = must(await getReminderStop(anybody, token));
    expect(seen).toMatchObject({ stopped: false });
    expect(JSON.stringify(seen)).not.toContain(email);
    must(await stopReminders(anybody, { token, stop: true }));
    must(await stopReminders(anybody, { token, stop: true }));
    await send(own, email, daysLater(5));
    expect(await mailsTo(email)).toHaveLength(1);
    expect(
      await db.auditEntry.count({ where: { action: "reminders.stopped", subjectId: reminder.id } }),
    ).toBe(1);
    must(await stopReminders(anybody, { token, stop: false }));
    await send(own, email, daysLater(5));
    expect(await mailsTo(email)).toHaveLength(2);
  });

  test("takes no address that we did not sign", async () => {
    const anybody = { ...system(TEN_BEFORE), actor: { kind: "anonymous" } as const };
    const id = randomUUID();
    for (const token of ["", "x", id, `${id}.`, `${id}.AAAAAAAAAAAAAAAAAAAAAA`, reminderToken(id)]) {
      expect(outcome(await stopReminders(anybody, { token, stop: true }))).toBe("NOT_FOUND linkExpired");
      expect(outcome(await getReminderStop(anybody, token))).toBe("NOT_FOUND linkExpired");
    }
  });
});

describe("who sees and sends reminders", () => {
  test("focal points see those of their own delegation, with the addresses of others masked", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    await send(own, email);
    const speaker = await staff("missionFocalPoint", own.conferenceId, TEN_BEFORE, own.delegationId);
    const [seen] = must(await listReminders(speaker, own.delegationId));
    expect(seen).toMatchObject({ step: 10, mail: "QUEUED" });
    expect(seen?.recipient).toMatch(/^.•••@delegate\.example$/);
    const inviter = await staff("registrationOfficer", own.conferenceId, TEN_BEFORE);
    expect(must(await listReminders(inviter, own.delegationId))[0]?.recipient).toBe(email);
    const foreign = await inviteState(own.conferenceId);
    expect(outcome(await listReminders(speaker, foreign))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await remindDelegation(speaker, { delegationId: own.delegationId }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(outcome(await remindDelegation(officer, { delegationId: own.delegationId }))).toBe(
      "NOT_FOUND delegationNotFound",
    );
  });

  test("the ladder is set by an administrator of the conference", async () => {
    const own = await delegation();
    const admin = await staff("administrator", own.conferenceId, TEN_BEFORE);
    const stranger = await staff("administrator", conferenceId, TEN_BEFORE);
    const input = { conferenceId: own.conferenceId, days: [3, 7, 3] };
    expect(outcome(await configureReminders(officer, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await configureReminders(stranger, input))).toBe("NOT_FOUND conferenceNotFound");
    must(await configureReminders(admin, input));
    const { reminderDays } = await db.conference.findUniqueOrThrow({ where: { id: own.conferenceId } });
    expect(reminderDays).toEqual([7, 3]);
  });

  test("nothing is half written: a reminder, its parts and its mail come together", async () => {
    const own = await delegation();
    const { email } = await begun(own);
    const asked = { conferenceId: own.conferenceId, recipient: email, cause: "RULE" as const };
    await expect(
      db.$transaction(async (tx) => {
        expect(await writeReminder(tx, { ...system(TEN_BEFORE), tx }, asked)).toBe(true);
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await db.reminder.count({ where: { recipient: email } })).toBe(0);
    expect(await mailsTo(email)).toEqual([]);
  });
});
