import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { beginAppealUpload } from "@/lib/accreditation/appeals/commands/begin-appeal-upload";
import { dismissAppeal } from "@/lib/accreditation/appeals/commands/dismiss-appeal";
import { finishAppealUpload } from "@/lib/accreditation/appeals/commands/finish-appeal-upload";
import { submitAppeal } from "@/lib/accreditation/appeals/commands/submit-appeal";
import { getAppeal } from "@/lib/accreditation/appeals/queries/appeals";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import { submitAppealSchema } from "@/lib/accreditation/appeals/schema";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { checkRecord } from "@/lib/audit/record-check";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { fileStore } from "@/lib/documents/file-store";
import { cleanFiles } from "@/lib/documents/jobs";
import { getFilePage } from "@/lib/documents/queries";
import { LOCALES } from "@/lib/i18n/config";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import { runPurge } from "@/lib/retention/jobs";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW, registrant } from "@/tests/integration/documents/fixture";
import { ALL_DUE, CLOSING, listed, signedPurge, tablesWith } from "@/tests/integration/retention/fixture";
import { type Office, office, ready } from "@/tests/integration/signatures/fixture";
import { encryptedPdf, makePdf } from "@/tests/support/papers";

const GROUNDS = "My name is on line four.";
let place: Office;
let authority: Ctx;
beforeAll(async () => {
  place = await office();
  authority = await staff("appealAuthority", place.conferenceId, NOW);
});

const of = (person: Registered) => ({ delegateId: person.id, version: person.version });

async function refused(at = place): Promise<Registered> {
  const person = await ready(at);
  const words = { textForPerson: "You are not on the note.", internalNote: null };
  const input = { ...of(person), reasonCode: "NOT_NOMINATED" as const, ...words };
  return { ...person, version: must(await refuseDelegate(at.approver, input)).version };
}

const announced = (bytes: Buffer, name = "letter.pdf") => ({
  name,
  byteSize: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function sent(ctx: Ctx, delegateId: string, bytes: Buffer, name?: string): Promise<string> {
  const { uploadId } = must(await beginAppealUpload(ctx, { delegateId, ...announced(bytes, name) }));
  must(await receivePiece(ctx, { uploadId, offset: 0, bytes }));
  return uploadId;
}

let papers = 0;
const paper = () => makePdf([`LETTER ${papers++}`, "ANNEX"]);

async function document(ctx: Ctx, delegateId: string, name?: string): Promise<string> {
  return must(await finishAppealUpload(ctx, { uploadId: await sent(ctx, delegateId, paper(), name) })).fileId;
}

const appeal = (ctx: Ctx, person: Registered, documents: string[]) =>
  submitAppeal(ctx, { ...of(person), grounds: GROUNDS, documents });
const page = (ctx: Ctx, fileId: string) => getFilePage(ctx, { fileId, page: 1 });
const speakerOf = ({ delegationId }: Registered) =>
  staff("missionFocalPoint", place.conferenceId, NOW, delegationId);

describe("documents of an appeal", () => {
  test("are sent in pieces, claimed with it, in their order, and named by hash in the audit trail", async () => {
    const person = await refused();
    const { owner } = person;
    const bytes = makePdf(["LETTER OF THE MINISTRY"]);
    const input = { delegateId: person.id, ...announced(bytes) };
    const { uploadId } = must(await beginAppealUpload(owner, input));
    must(await receivePiece(owner, { uploadId, offset: 0, bytes: bytes.subarray(0, 200) }));
    expect(outcome(await finishAppealUpload(owner, { uploadId }))).toBe("CONFLICT uploadIncomplete");
    // The line broke; another session of the same person goes on.
    const again = must(await beginAppealUpload(owner, input));
    expect(again).toEqual({ uploadId, received: 200, fileId: null });
    must(await receivePiece(owner, { uploadId, offset: 200, bytes: bytes.subarray(200) }));
    const first = must(await finishAppealUpload(owner, { uploadId })).fileId;
    expect(must(await beginAppealUpload(owner, input)).fileId).toBe(first);
    expect(must(await page(owner, first)).subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
    const second = await document(owner, person.id, "photo of the note.pdf");
    must(await appeal(owner, person, [second, first]));

    const shown = [
      { id: second, name: "photo of the note.pdf", pages: 2 },
      { id: first, name: "letter.pdf", pages: 1 },
    ];
    expect(must(await getOwnAppeal(owner, person.id))?.appeal?.documents).toEqual(shown);
    expect(must(await getAppeal(authority, person.id)).documents).toEqual(shown);
    expect(await db.upload.count({ where: { delegateId: person.id } })).toBe(0);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: person.id, action: "appeal.submitted" },
    });
    const { sha256 } = announced(bytes);
    expect(entry.details).toMatchObject({ documents: [second, first] });
    expect((entry.details as { documentHashes: string[] }).documentHashes[1]).toBe(sha256);
    expect(JSON.stringify(entry.details)).not.toContain("photo of the note");
    // The record for the archive names them in the same way.
    const asked = { delegateId: person.id, format: "json" as const };
    const file = must(await takeRecord(place.approver, asked));
    const text = await new Response(file.stream).text();
    const record = JSON.parse(text);
    expect(checkRecord(record).problems).toEqual([]);
    expect(record.appeal.documents[1]).toEqual({
      mediaType: "application/pdf",
      pages: 1,
      bytes: bytes.length,
      sha256,
    });
    expect(text).not.toContain("photo of the note");
    for (const locale of LOCALES) {
      const taken = await takeRecord({ ...place.approver, locale }, { ...asked, format: "pdf" });
      const pdf = Buffer.from(await new Response(must(taken).stream).arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    }
    // Kept by the nightly cleaning, unlike one that was not handed in.
    const other = await refused();
    const left = await document(other.owner, other.id);
    await cleanFiles(system(new Date(Date.now() + 2 * 86_400_000)));
    const kept = await db.file.findMany({ where: { id: { in: [first, second, left] } } });
    expect(kept.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted());
  });

  test("are seen by the person, the focal points and those who rule, and by nobody else", async () => {
    const person = await refused();
    const speaker = await speakerOf(person);
    const fileId = await document(speaker, person.id);
    // Before it is sent only the sender sees it.
    expect(outcome(await page(person.owner, fileId))).toBe("NOT_FOUND fileNotFound");
    expect(outcome(await page(authority, fileId))).toBe("NOT_FOUND fileNotFound");
    must(await page(speaker, fileId));
    must(await appeal(speaker, person, [fileId]));
    for (const ctx of [person.owner, speaker, authority]) must(await page(ctx, fileId));
    const elsewhere = await foundConference();
    const others = [
      registrant(place.conferenceId, "stranger@x.example"),
      await speakerOf(await refused()),
      await staff("appealAuthority", elsewhere, NOW),
    ];
    for (const role of ROLE_NAMES) {
      const { reach, permissions } = roleDefinition(role);
      const mayRead = permissions.some((one) => one === "appeal.decide" || one === "registration.appeal");
      if (reach !== "own" && !mayRead) others.push(await staff(role, place.conferenceId, NOW));
    }
    for (const ctx of others) expect(outcome(await page(ctx, fileId))).toMatch(/^(NOT_FOUND|FORBIDDEN) /);
  });

  test("of somebody else, for somebody else, of another kind or claimed before are refused, and nothing is written", async () => {
    const [person, other] = [await refused(), await refused()];
    const speaker = await speakerOf(person);
    const { owner, delegationId, id } = person;
    const officer = await staff("registrationOfficer", place.conferenceId, NOW);
    const bytes = paper();
    const { uploadId } = must(await beginUpload(officer, { delegationId, ...announced(bytes) }));
    must(await receivePiece(officer, { uploadId, offset: 0, bytes }));
    const nomination = must(await finishUpload(officer, { uploadId })).fileId;
    const taken = await document(other.owner, other.id);
    must(await appeal(other.owner, other, [taken]));
    const bySpeaker = await document(speaker, id);
    for (const fileId of [nomination, taken, bySpeaker, randomUUID()]) {
      expect(outcome(await appeal(owner, person, [fileId]))).toBe("NOT_FOUND fileNotFound");
    }
    // The focal point's own file, sent for another member of the same delegation.
    const member = await refused();
    await db.delegate.update({ where: { id: member.id }, data: { delegationId } });
    const forMember = await document(speaker, member.id);
    expect(outcome(await appeal(speaker, person, [forMember]))).toBe("NOT_FOUND fileNotFound");
    expect(await db.appeal.count({ where: { delegateId: id } })).toBe(0);
    must(await appeal(owner, person, [await document(owner, id)]));
  });

  test("are begun by who may appeal, while the appeal may be made, and finished by the sender alone", async () => {
    const person = await refused();
    const input = { delegateId: person.id, ...announced(paper()) };
    for (const role of ROLE_NAMES) {
      const { reach, permissions } = roleDefinition(role);
      if (reach === "own" || permissions.some((one) => one === "registration.appeal")) continue;
      const ctx = await staff(role, place.conferenceId, NOW);
      expect(outcome(await beginAppealUpload(ctx, input))).toBe("FORBIDDEN notAllowed");
      expect(outcome(await finishAppealUpload(ctx, { uploadId: randomUUID() }))).toBe("FORBIDDEN notAllowed");
    }
    const stranger = registrant(place.conferenceId, "stranger@x.example");
    expect(outcome(await beginAppealUpload(stranger, input))).toBe("NOT_FOUND registrationNotFound");
    const undecided = await ready(place);
    const early = { ...input, delegateId: undecided.id };
    expect(outcome(await beginAppealUpload(undecided.owner, early))).toBe("CONFLICT notFromThisState");
    const until = new Date(must(await getOwnAppeal(person.owner, person.id))?.until ?? "");
    const late = { ...person.owner, now: new Date(until.getTime() + 1) };
    expect(outcome(await beginAppealUpload(late, input))).toBe("CONFLICT appealTooLate");

    const bytes = paper();
    const uploadId = await sent(person.owner, person.id, bytes);
    const speaker = await speakerOf(person);
    const piece = { uploadId, offset: 0, bytes: bytes.subarray(0, 10) };
    const sameAddress = registrant(await foundConference(), "x@x.example");
    if (person.owner.actor.kind === "registrant" && sameAddress.actor.kind === "registrant")
      sameAddress.actor.email = person.owner.actor.email;
    for (const ctx of [stranger, speaker, sameAddress]) {
      expect(outcome(await receivePiece(ctx, piece))).toBe("NOT_FOUND uploadNotFound");
      expect(outcome(await finishAppealUpload(ctx, { uploadId }))).toBe("NOT_FOUND uploadNotFound");
    }
    // Neither door finishes what the other has begun.
    const own = await sent(speaker, person.id, paper());
    expect(outcome(await finishUpload(speaker, { uploadId: own }))).toBe("NOT_FOUND uploadNotFound");
    must(await appeal(person.owner, person, []));
    expect(outcome(await beginAppealUpload(person.owner, input))).toBe("CONFLICT appealedBefore");
  });

  test("that open with a password or are no paper whatever their name are refused in words", async () => {
    const person = await refused();
    const why = async (bytes: Buffer, name: string) => {
      const uploadId = await sent(person.owner, person.id, bytes, name);
      const result = await finishAppealUpload(person.owner, { uploadId });
      return result.ok ? "ok" : result.error.fields?.file;
    };
    expect(await why(encryptedPdf(), "letter.pdf")).toBe("document.encrypted");
    expect(await why(Buffer.from("MZ this is a program, renamed"), "letter.pdf")).toBe(
      "document.notDocument",
    );
    expect(await why(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "scan.png")).toBe(
      "document.notDocument",
    );
    expect(await db.upload.count({ where: { delegateId: person.id } })).toBe(0);
  });

  test("are five at most, in the form and past it, and do not change afterwards", async () => {
    const person = await refused();
    const { owner, id } = person;
    const files: string[] = [];
    for (let count = 0; count < 6; count += 1) files.push(await document(owner, id));
    const sixth = submitAppealSchema.safeParse({ ...of(person), grounds: GROUNDS, documents: files });
    expect(sixth.error?.issues[0]).toMatchObject({ path: ["documents"], message: "tooMany" });
    await expect(appeal(owner, person, files)).rejects.toThrow(/appeal_document_most/);
    must(await appeal(owner, person, files.slice(0, 5)));
    const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { delegateId: id } });
    const late = { appealId, position: 6, fileId: files[5] ?? "" };
    await expect(db.appealDocument.create({ data: late })).rejects.toThrow(/appeal_document_most/);
    await expect(db.appealDocument.deleteMany({ where: { appealId } })).rejects.toThrow(
      /keeps the documents/,
    );
    await expect(
      db.appealDocument.updateMany({ where: { appealId, position: 5 }, data: { fileId: late.fileId } }),
    ).rejects.toThrow(/keeps the documents/);
    await expect(db.file.delete({ where: { id: files[0] } })).rejects.toThrow();
  });

  test("wait in a limited number", async () => {
    const person = await refused();
    const one = { delegateId: person.id, ...announced(paper()) };
    const { uploadId } = must(await beginAppealUpload(person.owner, one));
    const begun = await db.upload.findUniqueOrThrow({ where: { id: uploadId } });
    // Ten half sent are the limit of every sender; these have arrived whole and were given up again.
    const rows = Array.from({ length: 14 }, () => ({ ...begun, id: randomUUID(), sha256: randomBytes(32) }));
    const file = await db.file.findUniqueOrThrow({
      where: { id: await document(person.owner, person.id) },
    });
    const files = rows.map(() => ({ ...file, id: randomUUID(), storageKey: randomUUID() }));
    await db.file.createMany({ data: files });
    await db.upload.createMany({
      data: rows.slice(1).map((row, index) => ({ ...row, fileId: files[index]?.id ?? null })),
    });
    const more = { delegateId: person.id, ...announced(paper()) };
    expect(outcome(await beginAppealUpload(person.owner, more))).toBe("LIMIT tooManyUploads");
    // What was begun goes on.
    expect(must(await beginAppealUpload(person.owner, one)).uploadId).toBe(uploadId);
  });

  test("go with the registration when it is purged, from every table and the store", async () => {
    const own = await office();
    const person = await refused(own);
    const name = "Zqletter Karimova.pdf";
    const fileId = await document(person.owner, person.id, name);
    const { version } = must(await appeal(person.owner, person, [fileId]));
    const judge = await staff("appealAuthority", own.conferenceId, NOW);
    must(
      await dismissAppeal(judge, {
        ...of(person),
        version,
        textForPerson: "It stands.",
        internalNote: null,
      }),
    );
    must(await closeRegistration(system(CLOSING), { delegateId: person.id }));
    const { storageKey } = await db.file.findUniqueOrThrow({ where: { id: fileId } });
    const [row] = (await listed(own.conferenceId)).rows;
    expect(row?.keys.REGISTRATION).toEqual([storageKey]);
    expect(await tablesWith(name)).toEqual(['public."File"']);
    await runPurge(system(ALL_DUE), { purgeId: await signedPurge(own.conferenceId) });
    expect((await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).state).toBe("PURGED");
    expect(await tablesWith(name)).toEqual([]);
    expect(await db.appealDocument.count({ where: { fileId } })).toBe(0);
    expect(await fileStore().stat(storageKey)).toBeUndefined();
    expect(outcome(await page(judge, fileId))).toBe("NOT_FOUND fileNotFound");
    expect((await db.appeal.findUniqueOrThrow({ where: { delegateId: person.id } })).grounds).toBe(GROUNDS);
  });
});
