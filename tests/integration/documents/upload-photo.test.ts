import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { fileStore } from "@/lib/documents/file-store";
import { makePortrait } from "@/prisma/seed/portraits";
import * as images from "@/tests/support/images";
import {
  contextOf,
  foundConference,
  inviteState,
  moveTo,
  must,
  objectsOnDisk,
  registrant,
  staff,
  startDraft,
  worldState,
} from "./fixture";

let conferenceId: string;
let owner: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  owner = registrant(conferenceId, "owner@mission.example");
});

async function waitingForLocks(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.count ?? 0);
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await reached())) {
    if (Date.now() > end) throw new Error("never happened");
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

const HOSTILE: [string, () => Promise<Buffer> | Buffer, string][] = [
  ["a text file named .jpg", () => Buffer.from("This is my photo.\n".repeat(200)), "photo.notPhoto"],
  ["an empty file", () => Buffer.alloc(0), "photo.notPhoto"],
  [
    "an SVG with a script",
    () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    "photo.notPhoto",
  ],
  ["a truncated JPEG", () => images.truncatedJpeg(0.6), "photo.truncated"],
  ["a PNG of 30,000 × 30,000", () => images.bombPng(30_000, 30_000), "photo.tooManyPixels"],
  ["an animated PNG", () => images.animatedPng(), "photo.animated"],
  ["a PNG of noise", () => images.noisePng(), "photo.unreadable"],
  ["a stamp of 150×200", () => images.portraitJpeg(150, 200), "photo.tooSmall"],
  ["a landscape", () => images.portraitJpeg(1600, 1200), "photo.wrongShape"],
];

describe("a hostile or unusable file is refused with its own words, and nothing of it stays", () => {
  test.each(HOSTILE)("%s", async (_name, make, word) => {
    const draft = await startDraft(owner, conferenceId);
    const before = await worldState();
    const result = await uploadPhoto(owner, { delegateId: draft.id, bytes: await make() });
    expect(result).toEqual({
      ok: false,
      error: { code: "INVALID", message: "photoRefused", fields: { photo: word } },
    });
    expect(await worldState()).toEqual(before);
  });
});

describe("a good photo", () => {
  test("is kept as master and badge copy without metadata, judged, and audited", async () => {
    const draft = await startDraft(owner, conferenceId);
    const bytes = await images.jpegWithMetadata(6);
    const uploaded = must(await uploadPhoto(owner, { delegateId: draft.id, bytes }));
    expect(uploaded.standing).toBe("acceptable");
    const photo = await db.photo.findUniqueOrThrow({
      where: { id: uploaded.photoId },
      include: { masterFile: true, badgeFile: true },
    });
    expect(photo).toMatchObject({ delegateId: draft.id, passes: true, humanLookRequested: false });
    expect(photo.verdict).toEqual(uploaded.verdict);
    for (const [file, width] of [
      [photo.masterFile, 900],
      [photo.badgeFile, 300],
    ] as const) {
      const stored = await fileStore().get(file.storageKey);
      const kept = Buffer.from(await new Response(stored?.stream).arrayBuffer());
      expect(file).toMatchObject({ mediaType: "image/jpeg", byteSize: kept.length, conferenceId });
      expect(await sharp(kept).metadata()).toMatchObject({ format: "jpeg", width, height: (width * 4) / 3 });
      expect(kept.includes("CANARY")).toBe(false);
    }
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: draft.id, action: "photo.uploaded" },
    });
    expect(entry.details).toEqual({ photoId: photo.id, passes: true });
    expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
    // It is not the delegate's photo before it is chosen.
    expect(await db.delegate.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({
      photoId: null,
      version: 1,
    });
  });

  test("in four colours is taken and becomes sRGB", async () => {
    const draft = await startDraft(owner, conferenceId);
    const uploaded = must(await uploadPhoto(owner, { delegateId: draft.id, bytes: await images.cmykJpeg() }));
    expect(uploaded.standing).toBe("acceptable");
  });

  test("of 9 MB is taken", async () => {
    const draft = await startDraft(owner, conferenceId);
    const bytes = await images.heavyJpeg();
    expect(bytes.length).toBeGreaterThan(9_000_000);
    must(await uploadPhoto(owner, { delegateId: draft.id, bytes }));
  });

  test("sent twice, because the first answer was lost, is kept once", async () => {
    const draft = await startDraft(owner, conferenceId);
    const bytes = await images.portraitJpeg();
    const first = must(await uploadPhoto(owner, { delegateId: draft.id, bytes }));
    const before = await worldState();
    expect(must(await uploadPhoto(owner, { delegateId: draft.id, bytes }))).toEqual(first);
    expect(await worldState()).toEqual(before);
  });

  test("sent twice at the same moment is kept once", async () => {
    const draft = await startDraft(owner, conferenceId);
    const bytes = await images.portraitJpeg(600, 800);
    const upload = () => uploadPhoto(owner, { delegateId: draft.id, bytes });
    // Holding the head of the audit chain keeps both from committing, so that they meet.
    const both = await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "AuditHead" WHERE "chain" = ${conferenceId} FOR UPDATE`;
        const sent = Promise.all([upload(), upload()]);
        await until(async () => (await waitingForLocks()) >= 2);
        return { sent };
      },
      { timeout: 20_000 },
    );
    const [one, two] = await both.sent;
    expect(one).toMatchObject({ ok: true });
    expect(one).toEqual(two);
    expect(await db.photo.count({ where: { delegateId: draft.id } })).toBe(1);
    expect(await db.file.count()).toBe(objectsOnDisk().length);
  });
});

describe("who may upload", () => {
  test("another registrant does not find the registration", async () => {
    const draft = await startDraft(owner, conferenceId);
    const before = await worldState();
    const stranger = registrant(conferenceId, "stranger@mission.example");
    const bytes = await images.portraitJpeg();
    expect(await uploadPhoto(stranger, { delegateId: draft.id, bytes })).toMatchObject({
      error: { code: "NOT_FOUND", message: "registrationNotFound" },
    });
    // Not even whether the file is good is told, or looked at.
    expect(await uploadPhoto(stranger, { delegateId: draft.id, bytes: Buffer.from("text") })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    expect(await worldState()).toEqual(before);
  });

  test.each(["gateGuard", "accreditationApprover", "badgeDeskOperator", "auditor"] as const)(
    "a weaker role is refused: %s",
    async (role) => {
      const draft = await startDraft(owner, conferenceId);
      const before = await worldState();
      const bytes = await images.portraitJpeg();
      expect(await uploadPhoto(staff(role, conferenceId), { delegateId: draft.id, bytes })).toMatchObject({
        error: { code: "FORBIDDEN" },
      });
      expect(await worldState()).toEqual(before);
    },
  );

  test("nobody who has not signed in", async () => {
    const draft = await startDraft(owner, conferenceId);
    const nobody = contextOf({ kind: "anonymous" });
    expect(await uploadPhoto(nobody, { delegateId: draft.id, bytes: Buffer.alloc(9) })).toMatchObject({
      error: { code: "UNAUTHENTICATED" },
    });
  });

  test("nobody once the registration is under review", async () => {
    const draft = await startDraft(owner, conferenceId);
    await moveTo(draft.id, "SUBMITTED", await inviteState(conferenceId));
    const before = await worldState();
    const bytes = await images.portraitJpeg();
    expect(await uploadPhoto(owner, { delegateId: draft.id, bytes })).toMatchObject({
      error: { code: "CONFLICT", message: "notEditable" },
    });
    expect(await worldState()).toEqual(before);
  });

  test("nobody without end: so many photos and no more", async () => {
    const draft = await startDraft(owner, conferenceId);
    const bytes = await images.portraitJpeg();
    const { photoId } = must(await uploadPhoto(owner, { delegateId: draft.id, bytes }));
    const { masterFile, badgeFile, ...photo } = await db.photo.findUniqueOrThrow({
      where: { id: photoId },
      include: { masterFile: true, badgeFile: true },
    });
    for (let copy = 1; copy < 30; copy += 1) {
      const ids = { masterFileId: crypto.randomUUID(), badgeFileId: crypto.randomUUID() };
      for (const [id, file] of [
        [ids.masterFileId, masterFile],
        [ids.badgeFileId, badgeFile],
      ] as const) {
        await db.file.create({ data: { ...file, id, storageKey: id } });
      }
      await db.photo.create({ data: { ...photo, verdict: [], id: crypto.randomUUID(), ...ids } });
    }
    const before = await worldState();
    expect(
      await uploadPhoto(owner, { delegateId: draft.id, bytes: await images.portraitJpeg(600, 800) }),
    ).toMatchObject({
      error: { code: "LIMIT", message: "tooManyPhotos" },
    });
    expect(await worldState()).toEqual(before);
  });
});

describe("choosing a photo", () => {
  const person = { seed: "chooser", gender: "FEMALE", age: 40 } as const;
  const blurred = async () =>
    sharp(await makePortrait(person))
      .blur(12)
      .jpeg()
      .toBuffer();

  async function uploaded(make: () => Promise<Buffer>) {
    const draft = await startDraft(owner, conferenceId);
    const photo = must(await uploadPhoto(owner, { delegateId: draft.id, bytes: await make() }));
    return { draft, photo };
  }

  test("makes it the delegate's and raises the version; a double click changes nothing more", async () => {
    const { draft, photo } = await uploaded(() => makePortrait(person));
    const input = { delegateId: draft.id, photoId: photo.photoId, version: 1, humanLook: false };
    expect(must(await choosePhoto(owner, input))).toEqual({ version: 2 });
    expect(must(await choosePhoto(owner, input))).toEqual({ version: 2 });
    expect(await db.delegate.findUniqueOrThrow({ where: { id: draft.id } })).toMatchObject({
      photoId: photo.photoId,
      version: 2,
    });
    expect(await db.auditEntry.count({ where: { subjectId: draft.id, action: "photo.chosen" } })).toBe(1);
  });

  test("asks for a human look when a check failed, and takes it then", async () => {
    const { draft, photo } = await uploaded(blurred);
    expect(photo.standing).toBe("humanLook");
    expect(photo.verdict.find(({ rule }) => rule === "sharpness")).toMatchObject({ outcome: "fail" });
    const input = { delegateId: draft.id, photoId: photo.photoId, version: 1, humanLook: false };
    expect(await choosePhoto(owner, input)).toMatchObject({
      error: { code: "INVALID", message: "photoNeedsLook", fields: { photo: "photoFails" } },
    });
    must(await choosePhoto(owner, { ...input, humanLook: true }));
    expect(await db.photo.findUniqueOrThrow({ where: { id: photo.photoId } })).toMatchObject({
      passes: false,
      humanLookRequested: true,
    });
  });

  test("on a stale page is a conflict and changes nothing", async () => {
    const { draft, photo } = await uploaded(() => makePortrait(person));
    await db.delegate.update({ where: { id: draft.id }, data: { version: 2 } });
    const before = await worldState();
    const input = { delegateId: draft.id, photoId: photo.photoId, version: 1, humanLook: false };
    expect(await choosePhoto(owner, input)).toMatchObject({
      error: { code: "CONFLICT", message: "staleVersion" },
    });
    expect(await worldState()).toEqual(before);
  });

  test("of somebody else does not work, even of one's own secretary's other delegate", async () => {
    const mine = await uploaded(() => makePortrait(person));
    const other = await startDraft(owner, conferenceId);
    const input = { delegateId: other.id, photoId: mine.photo.photoId, version: 1, humanLook: false };
    expect(await choosePhoto(owner, input)).toMatchObject({
      error: { code: "NOT_FOUND", message: "photoNotFound" },
    });
    const stranger = registrant(conferenceId, "stranger@mission.example");
    expect(await choosePhoto(stranger, { ...input, delegateId: mine.draft.id })).toMatchObject({
      error: { code: "NOT_FOUND", message: "registrationNotFound" },
    });
    expect(await choosePhoto(staff("gateGuard", conferenceId), input)).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });
});
