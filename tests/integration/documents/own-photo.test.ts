import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { accredit, foundConference } from "@/tests/integration/badges/fixture";

let mine: { id: string; photoId: string | null };
let theirs: { id: string; photoId: string | null };

beforeAll(async () => {
  const conferenceId = await foundConference();
  // Back in review: the photo of the accredited changes by request alone, which another trigger keeps.
  const person = async () =>
    db.delegate.update({
      where: { id: await accredit(conferenceId) },
      data: { state: "IN_REVIEW" },
      select: { id: true, photoId: true },
    });
  [mine, theirs] = [await person(), await person()];
});

test("nobody gets another person's photo, whatever path writes it", async () => {
  const taken = db.delegate.update({ where: { id: mine.id }, data: { photoId: theirs.photoId } });
  await expect(taken).rejects.toThrow(/delegate_photo_is_own/);
  const bare = db.$executeRaw`UPDATE "Delegate" SET "photoId" = ${theirs.photoId}::uuid WHERE "id" = ${mine.id}::uuid`;
  await expect(bare).rejects.toThrow(/delegate_photo_is_own/);
});

test("a photo in use is not given to somebody else", async () => {
  const given = db.photo.update({ where: { id: mine.photoId ?? "" }, data: { delegateId: theirs.id } });
  await expect(given).rejects.toThrow(/delegate_photo_is_own/);
});

test("one's own photo may be taken off and chosen again", async () => {
  await db.delegate.update({ where: { id: mine.id }, data: { photoId: null } });
  const { photoId } = await db.delegate.update({ where: { id: mine.id }, data: { photoId: mine.photoId } });
  expect(photoId).toBe(mine.photoId);
});
