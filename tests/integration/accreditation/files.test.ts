import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { assignDossier } from "@/lib/accreditation/assignment/commands/assign-dossier";
import { getAssignment, listAssignedToMe } from "@/lib/accreditation/assignment/queries/assignments";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { revealDocument } from "@/lib/accreditation/commands/reveal-document";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { markMentionSeen } from "@/lib/accreditation/notes/commands/mark-mention-seen";
import { writeNote } from "@/lib/accreditation/notes/commands/write-note";
import { listMentions, listNotes } from "@/lib/accreditation/notes/queries/notes";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getFileParts } from "@/lib/accreditation/queries/file-parts";
import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { getTimeline } from "@/lib/accreditation/timeline/queries/timeline";
import { compareVersions } from "@/lib/accreditation/versions/queries/versions";
import { checkRecord } from "@/lib/audit/record-check";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { LOCALES } from "@/lib/i18n/config";
import type { NoteAudience } from "@/lib/policy/notes";
import type { Role } from "@/lib/policy/roles";
import { foundConference, outcome } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { member } from "@/tests/integration/imports/fixture";
import { type Registered, registered } from "./registered";

let conferenceId: string;
let officer: Ctx;
let approver: Ctx;
let vetting: Ctx;

const as = async (role: Role, delegationId: string | null = null): Promise<Ctx> => ({
  ...(await member(role, conferenceId, delegationId)),
  now: NOW,
});
const userOf = (ctx: Ctx) => ctx.actor as UserActor;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await as("registrationOfficer");
  approver = await as("accreditationApprover");
  vetting = await as("vettingOfficer");
});

async function submitted(): Promise<Registered> {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

async function note(by: Ctx, person: Registered, audience: NoteAudience, text: string, mentions: Ctx[] = []) {
  const input = { noteId: randomUUID(), delegateId: person.id, audience, text };
  return writeNote(by, { ...input, mentions: mentions.map((ctx) => userOf(ctx).userId) });
}

const texts = async (ctx: Ctx, person: Registered) =>
  must(await listNotes(ctx, { delegateId: person.id }))
    ?.notes.map(({ text }) => text)
    .sort() ?? null;

describe("notes", () => {
  test("are read by their circle and their author, by nobody of a delegation, and tell no mail their text", async () => {
    const person = await submitted();
    must(await note(officer, person, "STAFF", "CANARY-staff"));
    must(await note(officer, person, "APPROVERS", "CANARY-approvers", [approver]));
    must(await note(approver, person, "OFFICERS", "CANARY-officers", [officer]));
    must(await note(vetting, person, "VETTING", "CANARY-vetting"));
    expect(await texts(officer, person)).toEqual(["CANARY-approvers", "CANARY-officers", "CANARY-staff"]);
    expect(await texts(approver, person)).toEqual(["CANARY-approvers", "CANARY-officers", "CANARY-staff"]);
    expect(await texts(vetting, person)).toEqual(["CANARY-staff", "CANARY-vetting"]);
    const appeals = await as("appealAuthority");
    expect(await texts(appeals, person)).toEqual(["CANARY-approvers", "CANARY-staff"]);
    const focal = await as("missionFocalPoint", person.delegationId);
    expect(await texts(focal, person)).toBeNull();
    const mails = await db.message.findMany({ where: { name: "dossier-mention", conferenceId } });
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [userOf(approver).email, userOf(officer).email].sort(),
    );
    expect(JSON.stringify(await db.message.findMany({ where: { conferenceId } }))).not.toContain("CANARY");
  });

  test("of a circle are in nothing that another role can ask for", async () => {
    const person = await submitted();
    must(await note(approver, person, "APPROVERS", "CANARY-approvers-only"));
    must(await note(officer, person, "OFFICERS", "CANARY-officers-only"));
    const delegateId = person.id;
    const focal = await as("missionFocalPoint", person.delegationId);
    const seenBy = async (ctx: Ctx) =>
      JSON.stringify(
        await Promise.all([
          getDelegateForReview(ctx, delegateId),
          getTimeline(ctx, { delegateId }),
          listNotes(ctx, { delegateId }),
          getFileParts(ctx, delegateId),
          compareVersions(ctx, { delegateId }),
          listMentions(ctx),
          listAssignedToMe(ctx),
        ]),
      );
    expect(await seenBy(approver)).toContain("CANARY-approvers-only");
    expect(await seenBy(officer)).not.toContain("CANARY-approvers-only");
    expect(await seenBy(vetting)).not.toContain("CANARY");
    expect(await seenBy(focal)).not.toContain("CANARY");
    expect(await seenBy(await as("auditor"))).not.toContain("CANARY");
    expect(JSON.stringify(await getRegistration(person.owner, delegateId))).not.toContain("CANARY");
    const json = await new Response(
      must(await takeRecord(officer, { delegateId, format: "json" })).stream,
    ).text();
    expect(json).toContain("CANARY-officers-only");
    expect(json).not.toContain("CANARY-approvers-only");
  });

  test("mention only those who may read them; a mention stands at home until it is put aside", async () => {
    const person = await submitted();
    expect(outcome(await note(officer, person, "OFFICERS", "For us", [approver]))).toBe(
      "INVALID mentionNotReader",
    );
    const { noteId } = must(await note(officer, person, "STAFF", "Look here", [approver]));
    const mine = async () =>
      must(await listMentions(approver)).filter((mention) => mention.noteId === noteId);
    expect(await mine()).toMatchObject([{ delegateId: person.id }]);
    expect(JSON.stringify(await mine())).not.toContain("Look here");
    expect(outcome(await markMentionSeen(vetting, { noteId }))).toBe("NOT_FOUND registrationNotFound");
    must(await markMentionSeen(approver, { noteId }));
    expect(await mine()).toEqual([]);
  });

  test("are written once by a double click, never changed, and not by weaker roles or on files out of reach", async () => {
    const person = await submitted();
    const input = { noteId: randomUUID(), delegateId: person.id, audience: "STAFF" as const, text: "Once" };
    must(await writeNote(officer, { ...input, mentions: [] }));
    must(await writeNote(officer, { ...input, mentions: [] }));
    expect(await texts(officer, person)).toEqual(["Once"]);
    await expect(db.dossierNote.update({ where: { id: input.noteId }, data: { text: "x" } })).rejects.toThrow(
      /append-only/,
    );
    const fresh = () => ({ ...input, noteId: randomUUID(), mentions: [] });
    const focal = await as("missionFocalPoint", person.delegationId);
    for (const weaker of [focal, await as("auditor"), await as("gateGuard")])
      expect(outcome(await writeNote(weaker, fresh()))).toBe("FORBIDDEN notAllowed");
    const elsewhere: Ctx = { ...(await member("registrationOfficer", await foundConference())), now: NOW };
    expect(outcome(await writeNote(elsewhere, fresh()))).toBe("NOT_FOUND registrationNotFound");
  });
});

describe("an assignment", () => {
  test("stands at the colleague's home, and is seen by staff alone", async () => {
    const person = await submitted();
    const { id: delegateId, version } = person;
    must(await assignDossier(officer, { delegateId, version, assigneeId: userOf(approver).userId }));
    expect(must(await listAssignedToMe(approver)).dossiers.map(({ id }) => id)).toContain(delegateId);
    expect(must(await getAssignment(vetting, { delegateId }))?.assignee?.id).toBe(userOf(approver).userId);
    const focal = await as("missionFocalPoint", person.delegationId);
    expect(must(await getAssignment(focal, { delegateId }))).toBeNull();
    expect(outcome(await assignDossier(vetting, { delegateId, version, assigneeId: null }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(
      outcome(await assignDossier(officer, { delegateId, version: version + 1, assigneeId: null })),
    ).toBe("CONFLICT staleVersion");
    const tries = [approver, officer].map((ctx) =>
      assignDossier(officer, { delegateId, version, assigneeId: userOf(ctx).userId }),
    );
    await Promise.all(tries);
    expect(await db.assignment.count({ where: { delegateId, endedAt: null } })).toBe(1);
  });
});

describe("the timeline", () => {
  test("tells what happened by source, each to whom its own screen tells it, a page at a time", async () => {
    const person = await submitted();
    const delegateId = person.id;
    const { version } = must(await startReview(officer, { delegateId, version: person.version }));
    must(await revealDocument(officer, { delegateId, reason: "Compare with the note" }));
    const { categoryId } = person;
    must(await approveDelegate(approver, { delegateId, version, categoryId, zoneCodes: ["A"] }));
    must(await note(officer, person, "STAFF", "A note"));
    const sources = async (ctx: Ctx) => [
      ...new Set(must(await getTimeline(ctx, { delegateId })).entries.map(({ source }) => source)),
    ];
    expect((await sources(officer)).sort()).toEqual(
      ["access", "decision", "mail", "note", "paper", "photo", "review"].sort(),
    );
    expect((await sources(vetting)).sort()).toEqual(["decision", "note", "photo"]);
    const focal = await as("missionFocalPoint", person.delegationId);
    expect(await sources(focal)).toEqual(["decision"]);
    const entries = must(await getTimeline(officer, { delegateId })).entries;
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    for (let at = 0; at < 60; at += 1) must(await note(officer, person, "STAFF", `Note ${at}`));
    const [first, seen] = [must(await getTimeline(officer, { delegateId })), new Set<string>()];
    // One task is told twice, when it was opened and when it was closed.
    const keyOf = ({ source, id, kind }: { source: string; id: string; kind: string }) =>
      `${source} ${id} ${kind}`;
    for (const entry of first.entries) seen.add(keyOf(entry));
    const rest = must(await getTimeline(officer, { delegateId, after: first.next ?? undefined }));
    for (const entry of rest.entries) expect(seen.has(keyOf(entry))).toBe(false);
    expect(first.entries.length + rest.entries.length).toBe(entries.length + 60);
    const elsewhere: Ctx = { ...(await member("registrationOfficer", await foundConference())), now: NOW };
    expect(outcome(await getTimeline(elsewhere, { delegateId }))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await getTimeline(await as("auditor"), { delegateId }))).toBe("FORBIDDEN notAllowed");
  });
});

describe("two versions", () => {
  test("are compared field by field, the document only for those who may see it", async () => {
    const person = await submitted();
    const delegateId = person.id;
    const items = [{ reasonCode: "TITLE_MISSING" as const, note: null }];
    let { version } = must(
      await returnDelegate(officer, { delegateId, version: person.version, items, dueOn: "2027-01-10" }),
    );
    const values = { functionalTitle: "President of the Supreme Court" };
    ({ version } = must(await saveStep(person.owner, { delegateId, version, step: "function", values })));
    must(await submitDelegate(person.owner, { delegateId, version, badgeApproved: true }));
    const compared = must(await compareVersions(officer, { delegateId }));
    expect(compared.differences.map(({ field }) => field)).toEqual(["function.functionalTitle"]);
    expect([compared.before.number, compared.after.number]).toEqual([1, 2]);
    expect(JSON.stringify(compared)).not.toContain(person.documentNumber);
    expect(must(await compareVersions(officer, { delegateId, from: 2, to: 2 })).differences).toEqual([]);
    expect(outcome(await compareVersions(officer, { delegateId, from: 1, to: 9 }))).toBe(
      "NOT_FOUND snapshotNotFound",
    );
    const elsewhere: Ctx = { ...(await member("registrationOfficer", await foundConference())), now: NOW };
    expect(outcome(await compareVersions(elsewhere, { delegateId }))).toBe("NOT_FOUND registrationNotFound");
  });
});

describe("the record", () => {
  test("is checked offline, tells of any change, hides the document number, and is itself recorded", async () => {
    const person = await submitted();
    const delegateId = person.id;
    must(await startReview(officer, { delegateId, version: person.version }));
    must(await note(officer, person, "STAFF", "A note"));
    const file = must(await takeRecord(approver, { delegateId, format: "json" }));
    const text = await new Response(file.stream).text();
    expect(text).not.toContain(person.documentNumber);
    const record = JSON.parse(text);
    const verdict = checkRecord(record);
    expect(verdict).toMatchObject({ problems: [], withheld: 1 });
    expect(verdict.entries).toBeGreaterThan(3);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: delegateId, action: "record.printed" },
    });
    expect(entry.details).toMatchObject({ seal: record.seal });
    expect(checkRecord(record, "0".repeat(64)).problems).toEqual(["the seal is not the one given"]);
    record.events[0].kind = "approve";
    expect(checkRecord(record).problems).toEqual(["the content does not match its seal"]);
  });

  test("is PDF/A in every language, with the file for checking attached", async () => {
    const person = await submitted();
    const { version } = must(await startReview(officer, { delegateId: person.id, version: person.version }));
    must(await note(officer, person, "STAFF", "Please look at the title. انظر إلى اللقب.", [approver]));
    const { id: delegateId, categoryId } = person;
    must(await approveDelegate(approver, { delegateId, version, categoryId, zoneCodes: ["A"] }));
    for (const locale of LOCALES) {
      const file = must(await takeRecord({ ...officer, locale }, { delegateId: person.id, format: "pdf" }));
      const bytes = Buffer.from(await new Response(file.stream).arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
      expect(bytes.includes("pdfaid")).toBe(true);
      expect(bytes.includes("record.json")).toBe(true);
    }
  });

  test("is for the roles that answer for it, in their conference", async () => {
    const person = await submitted();
    const input = { delegateId: person.id, format: "json" as const };
    must(await takeRecord(await as("dataProtectionOfficer"), input));
    for (const role of ["auditor", "vettingOfficer", "protocolOfficer", "gateGuard"] as const)
      expect(outcome(await takeRecord(await as(role), input))).toBe("FORBIDDEN notAllowed");
    const elsewhere: Ctx = { ...(await member("accreditationApprover", await foundConference())), now: NOW };
    expect(outcome(await takeRecord(elsewhere, input))).toBe("NOT_FOUND registrationNotFound");
  });
});
