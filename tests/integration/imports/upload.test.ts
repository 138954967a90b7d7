import { createHash, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { beginImportUpload } from "@/lib/imports/commands/begin-import-upload";
import { finishImportUpload } from "@/lib/imports/commands/finish-import-upload";
import { readImport } from "@/lib/imports/jobs";
import { inviteState, must, objectsOnDisk, system } from "@/tests/integration/documents/fixture";
import { foundConference, member, toldRows, userOf } from "./fixture";

let conferenceId: string;
let delegationId: string;
let focal: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

const CSV = Buffer.from("family_name,given_names,document_number\nKarimova,Nigora,N1234567\n");

const about = (importId: string) => ({ importId, kind: "DELEGATES" as const, delegationId, name: "t.csv" });

const announce = (importId: string, bytes = CSV) => ({
  ...about(importId),
  byteSize: bytes.byteLength,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function sendPieces(uploadId: string, from: number, to: number, bytes = CSV): Promise<void> {
  for (let offset = from; offset < to; offset += 16) {
    const piece = bytes.subarray(offset, Math.min(offset + 16, to));
    must(await receivePiece(focal, { uploadId, offset, bytes: piece }));
  }
}

test("a table goes on where it was broken off, lies nowhere in clear, and is imported once", async () => {
  const importId = randomUUID();
  const { uploadId } = must(await beginImportUpload(focal, announce(importId)));
  await sendPieces(uploadId, 0, 48);
  expect(outcome(await finishImportUpload(focal, { ...about(importId), uploadId }))).toBe(
    "CONFLICT uploadIncomplete",
  );
  const pieces = await db.uploadPiece.findMany({ where: { uploadId } });
  for (const { bytes } of pieces) expect(Buffer.from(bytes).toString("latin1")).not.toContain("name");
  // The page was left: another form, the same file.
  const again = randomUUID();
  expect(must(await beginImportUpload(focal, announce(again)))).toEqual({
    uploadId,
    received: 48,
    fileId: null,
  });
  await sendPieces(uploadId, 48, CSV.byteLength);
  const finish = () => finishImportUpload(focal, { ...about(again), uploadId });
  expect(must(await finish())).toEqual({ importId: again });
  expect(must(await finish())).toEqual({ importId: again });
  expect(must(await beginImportUpload(focal, announce(again))).received).toBe(CSV.byteLength);
  expect(await db.upload.count({ where: { ownerUserId: userOf(focal) } })).toBe(0);
  expect(await db.uploadPiece.count({ where: { uploadId } })).toBe(0);
  await readImport(system(), { importId: again, userId: userOf(focal) });
  expect(await toldRows(again)).toEqual([[2, "NEW"]]);
  expect(objectsOnDisk()).toEqual([]);
});

test("bytes that are not those announced are forgotten, and too large a table is not begun", async () => {
  const importId = randomUUID();
  const { uploadId } = must(await beginImportUpload(focal, announce(importId)));
  await sendPieces(uploadId, 0, CSV.byteLength, Buffer.from(CSV.toString().replace("Nigora", "Saidaa")));
  expect(outcome(await finishImportUpload(focal, { ...about(importId), uploadId }))).toBe(
    "INVALID uploadIncomplete",
  );
  expect(objectsOnDisk()).toEqual([]);
  expect(must(await beginImportUpload(focal, announce(importId))).received).toBe(0);
  const large = { ...announce(randomUUID()), byteSize: 11 * 1024 * 1024 };
  expect(outcome(await beginImportUpload(focal, large))).toBe("INVALID tooLarge");
});

test("uploads and delegations of others are not found, and no table becomes a paper", async () => {
  const stranger = await member("missionFocalPoint", conferenceId, await inviteState(conferenceId));
  const importId = randomUUID();
  expect(outcome(await beginImportUpload(stranger, announce(importId)))).toBe("NOT_FOUND delegationNotFound");
  const reviewer = await member("vettingOfficer", conferenceId);
  expect(outcome(await beginImportUpload(reviewer, announce(importId)))).toBe("FORBIDDEN notAllowed");
  const { uploadId } = must(await beginImportUpload(focal, announce(importId)));
  await sendPieces(uploadId, 0, CSV.byteLength);
  const taken = await finishImportUpload(stranger, { ...about(importId), uploadId });
  expect(outcome(taken)).toBe("NOT_FOUND uploadNotFound");
  expect(outcome(await receivePiece(stranger, { uploadId, offset: 0, bytes: CSV }))).toBe(
    "NOT_FOUND uploadNotFound",
  );
  expect(outcome(await finishUpload(focal, { uploadId }))).toBe("NOT_FOUND uploadNotFound");
});
