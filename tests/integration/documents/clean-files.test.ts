import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { fileStore } from "@/lib/documents/file-store";
import { cleanFiles } from "@/lib/documents/jobs";
import { newStorageKey } from "@/lib/documents/storage";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { makePortrait } from "@/prisma/seed/portraits";
import {
  foundConference,
  inviteState,
  moveTo,
  must,
  NOW,
  objectsOnDisk,
  registrant,
  startDraft,
  system,
} from "./fixture";

const DAY = 24 * 60 * 60 * 1000;

function age(key: string, at: Date): void {
  utimesSync(join(env.FILES_DIR, key), at, at);
}

test("what nothing refers to goes after a day; what anything refers to stays", async () => {
  const conferenceId = await foundConference();
  const owner = registrant(conferenceId, "owner@mission.example");
  const draft = await startDraft(owner, conferenceId);
  const upload = async (seed: string) => {
    const bytes = await makePortrait({ seed, gender: "FEMALE", age: 33 });
    return must(await uploadPhoto(owner, { delegateId: draft.id, bytes })).photoId;
  };
  const [tried, submitted, printed, inUse] = [
    await upload("1"),
    await upload("2"),
    await upload("3"),
    await upload("4"),
  ];
  must(await choosePhoto(owner, { delegateId: draft.id, photoId: inUse, version: 1, humanLook: false }));
  await db.delegateSnapshot.create({
    data: {
      id: newId(),
      delegateId: draft.id,
      number: 1,
      content: { photoId: submitted },
      contentHash: new Uint8Array(32),
      submittedAt: NOW,
    },
  });
  await moveTo(draft.id, "APPROVED", await inviteState(conferenceId));
  await db.badge.create({
    data: {
      id: newId(),
      conferenceId,
      delegateId: draft.id,
      serial: 1,
      categoryCode: "DL",
      validFrom: NOW,
      validUntil: new Date(NOW.getTime() + 1000),
      keyId: "K1",
      credential: newId(),
      face: { photoId: printed },
      stateSince: NOW,
    },
  });
  // An upload whose process ended before the commit, and one that is under way.
  const [lost, fresh] = [newStorageKey("photos"), newStorageKey("photos")];
  for (const key of [lost, fresh]) await fileStore().put(key, Buffer.from("x"));
  const half = join("incoming", "half");
  writeFileSync(join(env.FILES_DIR, half), "x");
  const rows = await db.file.findMany({ select: { storageKey: true } });
  for (const key of [lost, half, ...rows.map((row) => row.storageKey)]) age(key, NOW);
  age(fresh, new Date(NOW.getTime() + DAY));

  const early = await cleanFiles(system(new Date(NOW.getTime() + DAY - 1)));
  expect(early).toEqual({ photos: 0, papers: 0, objects: 0, unfinished: 0 });
  const late = system(new Date(NOW.getTime() + DAY + 60_000));
  expect(await cleanFiles(late)).toEqual({ photos: 1, papers: 0, objects: 1, unfinished: 1 });
  expect(await cleanFiles(late)).toEqual({ photos: 0, papers: 0, objects: 0, unfinished: 0 });

  const left = (await db.photo.findMany({ select: { id: true } })).map(({ id }) => id).sort();
  expect(left).toEqual([submitted, printed, inUse].sort());
  expect(left).not.toContain(tried);
  expect(await db.file.count()).toBe(6);
  expect(objectsOnDisk()).toHaveLength(7);
  expect(await fileStore().stat(fresh)).toBeDefined();
});
