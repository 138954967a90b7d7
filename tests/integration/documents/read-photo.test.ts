import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { fileStore } from "@/lib/documents/file-store";
import { getFilePage, getPhotoCopy, getPhotosForPrint } from "@/lib/documents/queries";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";
import type { Result } from "@/lib/result";
import { makePortrait } from "@/prisma/seed/portraits";
import { makePdf } from "@/tests/support/papers";
import {
  contextOf,
  foundConference,
  inviteState,
  moveTo,
  must,
  NOW,
  registrant,
  staff,
  startDraft,
  system,
} from "./fixture";

let conferenceId: string;
let otherConferenceId: string;
let delegationId: string;
let otherDelegationId: string;
let owner: Ctx;
/** In a draft; in use by an approved delegate; tried by the same and not used, but printed on a badge; tried only. */
let photos: { draft: string; inUse: string; printed: string; tried: string };

async function upload(delegateId: string, seed: string): Promise<string> {
  const bytes = await makePortrait({ seed, gender: "MALE", age: 50 });
  return must(await uploadPhoto(owner, { delegateId, bytes })).photoId;
}

beforeAll(async () => {
  [conferenceId, otherConferenceId] = [await foundConference(), await foundConference()];
  [delegationId, otherDelegationId] = [await inviteState(conferenceId), await inviteState(conferenceId)];
  owner = registrant(conferenceId, "owner@mission.example");
  const [draft, approved] = [await startDraft(owner, conferenceId), await startDraft(owner, conferenceId)];
  const printed = await upload(approved.id, "printed");
  const tried = await upload(approved.id, "tried");
  const inUse = await upload(approved.id, "in use");
  must(await choosePhoto(owner, { delegateId: approved.id, photoId: inUse, version: 1, humanLook: false }));
  photos = { draft: await upload(draft.id, "draft"), inUse, printed, tried };
  await moveTo(approved.id, "APPROVED", delegationId);
  await db.badge.create({
    data: {
      id: newId(),
      conferenceId,
      delegateId: approved.id,
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
});

function outcome(result: Result<unknown>): string {
  return result.ok ? "seen" : result.error.code;
}

async function seenBy(ctx: Ctx): Promise<Record<string, string>> {
  const entries = Object.entries(photos).map(async ([name, photoId]) => {
    return [name, outcome(await getPhotoCopy(ctx, { photoId, copy: "badge" }))];
  });
  return Object.fromEntries(await Promise.all(entries));
}

const all = (word: string) => ({ draft: word, inUse: word, printed: word, tried: word });
const READS_DOSSIERS = { draft: "NOT_FOUND", inUse: "seen", printed: "seen", tried: "seen" };

/** What each role sees, held in this conference and, for focal points, in the delegation of the approved one. */
const EXPECTED: Record<Role, Record<string, string>> = {
  hostFocalPoint: all("FORBIDDEN"),
  missionFocalPoint: READS_DOSSIERS,
  organizationFocalPoint: READS_DOSSIERS,
  delegate: all("NOT_FOUND"),
  registrationOfficer: { ...all("seen"), draft: "NOT_FOUND" },
  substantiveReviewer: all("NOT_FOUND"),
  vettingOfficer: READS_DOSSIERS,
  protocolOfficer: READS_DOSSIERS,
  accreditationApprover: READS_DOSSIERS,
  seniorApprover: READS_DOSSIERS,
  appealAuthority: READS_DOSSIERS,
  badgeDeskOperator: { draft: "NOT_FOUND", inUse: "seen", printed: "seen", tried: "NOT_FOUND" },
  badgeDeskLead: { draft: "NOT_FOUND", inUse: "seen", printed: "seen", tried: "NOT_FOUND" },
  gateGuard: { draft: "NOT_FOUND", inUse: "NOT_FOUND", printed: "seen", tried: "NOT_FOUND" },
  mediaOfficer: all("NOT_FOUND"),
  logisticsOfficer: all("FORBIDDEN"),
  administrator: all("FORBIDDEN"),
  auditor: all("FORBIDDEN"),
  dataProtectionOfficer: all("FORBIDDEN"),
};

describe("who sees which photo", () => {
  test.each(ROLE_NAMES)("%s", async (role) => {
    expect(await seenBy(staff(role, conferenceId, delegationId))).toEqual(EXPECTED[role]);
  });

  test.each(ROLE_NAMES)("%s of another conference sees none", async (role) => {
    const seen = Object.values(await seenBy(staff(role, otherConferenceId, delegationId)));
    expect(seen).not.toContain("seen");
  });

  test("the owner sees all of them, another registrant none, nobody without signing in", async () => {
    expect(await seenBy(owner)).toEqual(all("seen"));
    expect(await seenBy(registrant(conferenceId, "stranger@mission.example"))).toEqual(all("NOT_FOUND"));
    expect(await seenBy(registrant(otherConferenceId, "owner@mission.example"))).toEqual(all("NOT_FOUND"));
    expect(await seenBy(contextOf({ kind: "anonymous" }))).toEqual(all("UNAUTHENTICATED"));
  });

  test("the focal point of another delegation does not find the photo", async () => {
    expect(await seenBy(staff("missionFocalPoint", conferenceId, otherDelegationId))).toEqual(
      all("NOT_FOUND"),
    );
  });

  test("an id that does not exist answers like one out of reach", async () => {
    const [absent, outOfReach] = await Promise.all([
      getPhotoCopy(staff("gateGuard", conferenceId), { photoId: newId(), copy: "master" }),
      getPhotoCopy(staff("gateGuard", conferenceId), { photoId: photos.draft, copy: "master" }),
    ]);
    expect(absent).toEqual(outOfReach);
  });

  test("master and badge copy are the two files", async () => {
    const [master, badge] = await Promise.all([
      getPhotoCopy(owner, { photoId: photos.inUse, copy: "master" }),
      getPhotoCopy(owner, { photoId: photos.inUse, copy: "badge" }),
    ]);
    expect(must(master).mediaType).toBe("image/jpeg");
    expect(must(master).byteSize).toBeGreaterThan(must(badge).byteSize);
  });
});

describe("photos for print", () => {
  const ask = { photoIds: [] as string[], copy: "badge" as const };

  test("come in bytes for the desk and for the batch job, without those out of reach", async () => {
    const photoIds = [photos.printed, newId()];
    for (const ctx of [staff("badgeDeskOperator", conferenceId), system()]) {
      const found = must(await getPhotosForPrint(ctx, { ...ask, photoIds }));
      expect([...found.keys()]).toEqual([photos.printed]);
      expect(found.get(photos.printed)?.subarray(0, 3)).toEqual(new Uint8Array([0xff, 0xd8, 0xff]));
    }
    const elsewhere = must(
      await getPhotosForPrint(staff("badgeDeskOperator", otherConferenceId), { ...ask, photoIds }),
    );
    expect(elsewhere.size).toBe(0);
  });

  test("are refused to a weaker role", async () => {
    expect(await getPhotosForPrint(staff("gateGuard", conferenceId), ask)).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });
});

describe("files", () => {
  async function storedFile(
    purpose: "NOMINATION_DOCUMENT" | "BADGE_BATCH",
    of: string | null,
  ): Promise<string> {
    const storageKey = newStorageKey("documents");
    const { byteSize, sha256 } = await fileStore().put(storageKey, makePdf(["Note verbale"]));
    const id = newId();
    const facts = {
      mediaType: "application/pdf",
      byteSize,
      sha256: new Uint8Array(sha256),
      name: "note.pdf",
      pageCount: 1,
    };
    await db.file.create({ data: { id, conferenceId, purpose, storageKey, ...facts } });
    if (of) {
      const document = { kind: "NOTE_VERBALE", reference: id, documentDate: NOW } as const;
      await db.nominationDocument.create({
        data: { id: newId(), delegationId: of, fileId: id, ...document },
      });
    }
    return id;
  }

  test("a note verbale is read by those who record and verify it, in their scope", async () => {
    const fileId = await storedFile("NOMINATION_DOCUMENT", delegationId);
    const read = async (ctx: Ctx) => outcome(await getFilePage(ctx, { fileId, page: 1 }));
    expect(await read(staff("registrationOfficer", conferenceId))).toBe("seen");
    expect(await read(staff("missionFocalPoint", conferenceId, delegationId))).toBe("seen");
    expect(await read(staff("missionFocalPoint", conferenceId, otherDelegationId))).toBe("NOT_FOUND");
    expect(await read(staff("registrationOfficer", otherConferenceId))).toBe("NOT_FOUND");
    expect(await read(staff("accreditationApprover", conferenceId))).toBe("FORBIDDEN");
    expect(await read(contextOf({ kind: "anonymous" }))).toBe("UNAUTHENTICATED");
  });

  test("files of other purposes are not served here", async () => {
    const officer = staff("registrationOfficer", conferenceId);
    for (const fileId of [
      await storedFile("BADGE_BATCH", delegationId),
      await storedFile("NOMINATION_DOCUMENT", null),
    ]) {
      expect(outcome(await getFilePage(officer, { fileId, page: 1 }))).toBe("NOT_FOUND");
    }
    const { masterFileId } = await db.photo.findUniqueOrThrow({ where: { id: photos.inUse } });
    expect(outcome(await getFilePage(officer, { fileId: masterFileId, page: 1 }))).toBe("NOT_FOUND");
  });
});
