import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { cleanFiles } from "@/lib/documents/jobs";
import { getFilePage } from "@/lib/documents/queries";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW, objectsOnDisk, system } from "@/tests/integration/documents/fixture";
import { encryptedPdf, makePdf } from "@/tests/support/papers";

let conferenceId: string;
let delegationId: string;
let otherDelegationId: string;
let focalPoint: Ctx;
let stranger: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  otherDelegationId = await inviteState(conferenceId);
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  stranger = await staff("missionFocalPoint", conferenceId, NOW, otherDelegationId);
});

const announce = (bytes: Buffer, name = "nota.pdf") => ({
  delegationId,
  name,
  byteSize: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function send(ctx: Ctx, uploadId: string, bytes: Buffer, from = 0, size = 300): Promise<void> {
  for (let offset = from; offset < bytes.length; offset += size) {
    must(await receivePiece(ctx, { uploadId, offset, bytes: bytes.subarray(offset, offset + size) }));
  }
}

async function sent(ctx: Ctx, bytes: Buffer): Promise<string> {
  const { uploadId } = must(await beginUpload(ctx, announce(bytes)));
  await send(ctx, uploadId, bytes);
  return uploadId;
}

const line = { nameAsWritten: "A, B", titleAsWritten: "", roleAsWritten: "" };

describe("a paper sent in pieces", () => {
  test("goes on where the line broke, also in another window, and is one file", async () => {
    const paper = makePdf(["NOTE VERBALE 1", "ANNEX"]);
    const { uploadId } = must(await beginUpload(focalPoint, announce(paper)));
    await send(focalPoint, uploadId, paper.subarray(0, 600));
    expect(outcome(await finishUpload(focalPoint, { uploadId }))).toBe("CONFLICT uploadIncomplete");
    const again = must(await beginUpload(focalPoint, announce(paper, "the same under another name.pdf")));
    expect(again).toEqual({ uploadId, received: 600, fileId: null });
    await send(focalPoint, uploadId, paper, 600);
    const done = must(await finishUpload(focalPoint, { uploadId }));
    expect(done.pages).toBe(2);
    expect(must(await finishUpload(focalPoint, { uploadId }))).toEqual(done);
    expect(must(await beginUpload(focalPoint, announce(paper)))).toMatchObject({ fileId: done.fileId });
    expect(await db.uploadPiece.count({ where: { uploadId } })).toBe(0);
    const page = must(await getFilePage(focalPoint, { fileId: done.fileId, page: 2 }));
    expect(Buffer.from(page).subarray(0, 2).toString("hex")).toBe("ffd8");
    expect(outcome(await getFilePage(focalPoint, { fileId: done.fileId, page: 3 }))).toBe(
      "NOT_FOUND fileNotFound",
    );
  });

  test("takes a repeated piece once, and says from where to go on", async () => {
    const paper = makePdf(["NOTE VERBALE 2"]);
    const { uploadId } = must(await beginUpload(focalPoint, announce(paper)));
    const piece = { uploadId, offset: 0, bytes: paper.subarray(0, 100) };
    const both = await Promise.all([receivePiece(focalPoint, piece), receivePiece(focalPoint, piece)]);
    expect(both.map(must)).toEqual([{ received: 100 }, { received: 100 }]);
    expect(must(await receivePiece(focalPoint, { ...piece, offset: 300 }))).toEqual({ received: 100 });
    expect(await db.uploadPiece.count({ where: { uploadId } })).toBe(1);
    const over = { uploadId, offset: 100, bytes: Buffer.alloc(paper.length) };
    expect(outcome(await receivePiece(focalPoint, over))).toBe("INVALID uploadIncomplete");
  });

  test("that was changed on the way, or cannot be read, is refused and can be sent anew", async () => {
    const paper = makePdf(["NOTE VERBALE 3"]);
    const { uploadId } = must(await beginUpload(focalPoint, announce(paper)));
    const other = Buffer.from(paper);
    other[400] = (other[400] ?? 0) ^ 1;
    await send(focalPoint, uploadId, other);
    expect(outcome(await finishUpload(focalPoint, { uploadId }))).toBe("INVALID uploadIncomplete");
    expect(must(await beginUpload(focalPoint, announce(paper))).received).toBe(0);

    const before = objectsOnDisk();
    const closed = await finishUpload(focalPoint, { uploadId: await sent(focalPoint, encryptedPdf()) });
    expect(closed).toEqual({
      ok: false,
      error: { code: "INVALID", message: "documentRefused", fields: { file: "document.encrypted" } },
    });
    expect(objectsOnDisk()).toEqual(before);
  });

  test("is nobody else's: not to begin, to add to, to finish, to read or to record", async () => {
    const paper = makePdf(["NOTE VERBALE 4"]);
    expect(outcome(await beginUpload(stranger, announce(paper)))).toBe("NOT_FOUND delegationNotFound");
    const approver = await staff("accreditationApprover", conferenceId);
    expect(outcome(await beginUpload(approver, announce(paper)))).toBe("FORBIDDEN notAllowed");
    const uploadId = await sent(focalPoint, paper);
    const piece = { uploadId, offset: 0, bytes: paper.subarray(0, 10) };
    expect(outcome(await receivePiece(stranger, piece))).toBe("NOT_FOUND uploadNotFound");
    expect(outcome(await finishUpload(stranger, { uploadId }))).toBe("NOT_FOUND uploadNotFound");
    const { fileId } = must(await finishUpload(focalPoint, { uploadId }));
    expect(outcome(await getFilePage(stranger, { fileId, page: 1 }))).toBe("NOT_FOUND fileNotFound");
    const stolen = {
      delegationId: otherDelegationId,
      kind: "NOTE_VERBALE" as const,
      reference: "NV-STOLEN",
      documentDate: "2027-02-01",
      fileId,
      lines: [line],
    };
    expect(outcome(await recordNominationDocument(stranger, stolen))).toBe("NOT_FOUND fileNotFound");
  });

  test("that nobody recorded goes after a day; one with a document stays", async () => {
    const [kept, left] = [makePdf(["KEPT"]), makePdf(["LEFT"])];
    const keptId = must(await finishUpload(focalPoint, { uploadId: await sent(focalPoint, kept) })).fileId;
    const leftId = must(await finishUpload(focalPoint, { uploadId: await sent(focalPoint, left) })).fileId;
    const document = { kind: "NOTE_VERBALE" as const, reference: "NV-KEPT", documentDate: "2027-02-01" };
    must(
      await recordNominationDocument(focalPoint, {
        ...document,
        delegationId,
        fileId: keptId,
        lines: [line],
      }),
    );
    await cleanFiles(system(new Date(Date.now() + 2 * 86_400_000)));
    const ids = await db.file.findMany({ where: { id: { in: [keptId, leftId] } }, select: { id: true } });
    expect(ids).toEqual([{ id: keptId }]);
  });
});
