import { createHash, randomUUID } from "node:crypto";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { type Actor, type Ctx, systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { makeReference } from "@/lib/delegates/reference";
import { numberColumns } from "@/lib/delegates/travel-document";
import { fileStore } from "@/lib/documents/file-store";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { nameKeys } from "@/lib/matching/name-keys";
import type { Role } from "@/lib/policy/roles";
import type { Result } from "@/lib/result";
import { DUSHANBE } from "@/prisma/seed/conference";
import { portraitJpeg } from "@/tests/support/images";

/** During the conference, so that badges are valid. */
export const NOW = new Date("2027-03-10T05:00:00Z");
export const BEFORE = new Date("2027-03-01T05:00:00Z");

/** The value, or a test failure that names the refusal. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Code and message of a refusal, or "ok". */
export function outcome(result: Result<unknown>): string {
  return result.ok ? "ok" : `${result.error.code} ${result.error.message}`;
}

export function contextOf(actor: Actor, now = NOW): Ctx {
  return { actor, locale: "en", requestId: randomUUID(), now, address: "192.0.2.1" };
}

export const system = (now = NOW): Ctx => systemContext("test", now, randomUUID());

let founded = 0;

/** A conference of its own, with the demo's categories, zones and days. */
export async function foundConference(): Promise<string> {
  founded += 1;
  const own = { slug: `badges-${founded}`, code: `BDG${founded}`, credentialNumber: 500 + founded };
  return must(await createConference(system(), { ...DUSHANBE, ...own })).id;
}

/** Somebody of the staff, with a row of their own, who holds one role in one conference. */
export async function staff(
  role: Role,
  conferenceId: string,
  now = NOW,
  delegationId: string | null = null,
): Promise<Ctx> {
  const userId = newId();
  await db.user.create({ data: { id: userId, email: `${userId}@staff.example`, name: `The ${role}` } });
  await db.roleGrant.create({ data: { id: newId(), userId, role, conferenceId, delegationId } });
  return contextOf(
    {
      kind: "user",
      userId,
      name: role,
      email: `${userId}@staff.example`,
      sessionId: randomUUID(),
      organizationId: null,
      grants: [{ role, conferenceId, delegationId, categoryIds: [] }],
      secondFactorDue: false,
    },
    now,
  );
}

let delegationId: Promise<string> | undefined;
const delegations = new Map<string, Promise<string>>();

async function invite(conferenceId: string): Promise<string> {
  const [organizationId, id] = [newId(), newId()];
  const code = `T${randomUUID().slice(0, 6).toUpperCase()}`;
  const name = { en: "Testland", ru: "Т", tg: "Т", fr: "T", ar: "ت" };
  await db.organization.create({
    data: { id: organizationId, code, type: "MEMBER_STATE", name, countryIso3: "TJK" },
  });
  await db.delegation.create({
    data: { id, conferenceId, organizationId, state: "ACTIVE", language: "en", quota: 500 },
  });
  return id;
}

/** The delegation of Tajikistan to that conference. */
export function delegationOf(conferenceId: string): Promise<string> {
  delegationId = delegations.get(conferenceId) ?? invite(conferenceId);
  delegations.set(conferenceId, delegationId);
  return delegationId;
}

let portrait: Promise<Buffer> | undefined;

async function addPhoto(conferenceId: string, delegateId: string): Promise<string> {
  portrait ??= portraitJpeg(300, 400);
  const bytes = await portrait;
  const sha256 = new Uint8Array(createHash("sha256").update(bytes).digest());
  const [photoId, masterFileId, badgeFileId] = [newId(), newId(), newId()];
  for (const [id, purpose] of [
    [masterFileId, "PHOTO_MASTER"],
    [badgeFileId, "PHOTO_BADGE"],
  ] as const) {
    const storageKey = newStorageKey("photos");
    await fileStore().put(storageKey, bytes);
    const file = {
      id,
      conferenceId,
      purpose,
      storageKey,
      mediaType: "image/jpeg",
      byteSize: bytes.length,
      sha256,
    };
    await db.file.create({ data: file });
  }
  await db.photo.create({
    data: { id: photoId, delegateId, masterFileId, badgeFileId, verdict: {}, passes: true },
  });
  await db.delegate.update({ where: { id: delegateId }, data: { photoId } });
  return photoId;
}

export type PersonInput = {
  family?: string | null;
  given?: string | null;
  native?: string | null;
  title?: string;
  category?: string;
  photo?: boolean;
  passport?: string;
  approved?: boolean;
};

/** A person approved for the conference, with photo and passport unless said otherwise. */
export async function accredit(conferenceId: string, input: PersonInput = {}): Promise<string> {
  const { family = "Mirzoeva", given = "Nigina", native = null, category: code = "DL" } = input;
  const conference = await db.conference.findUniqueOrThrow({
    where: { id: conferenceId },
    include: { zones: true },
  });
  const category = await db.category.findFirstOrThrow({
    where: { conferenceId, code },
    include: { zones: { include: { zone: true } } },
  });
  const [id, personId] = [newId(), newId()];
  await db.person.create({
    data: {
      id: personId,
      familyName: family,
      givenNames: given,
      isMononym: given === null,
      nativeName: native,
      nativeLanguage: native && "tg",
    },
  });
  await db.delegate.create({
    data: {
      id,
      conferenceId,
      personId,
      reference: makeReference(
        conference.code,
        Uint8Array.from(Buffer.from(randomUUID().replaceAll("-", ""), "hex")),
      ),
      delegationId: await delegationOf(conferenceId),
      categoryId: category.id,
      delegationRole: "EXPERT",
      state: input.approved === false ? "READY" : "APPROVED",
      stateSince: BEFORE,
      functionalTitle: input.title ?? "Judge of the Supreme Court",
      email: "person@mission.example",
      ownerEmail: "person@mission.example",
      locale: "en",
      requestKey: randomUUID(),
      submittedAt: BEFORE,
      approvedZoneCodes: category.zones.map(({ zone }) => zone.code).sort(),
      nameKeys: nameKeys([family, given, native]),
    },
  });
  if (input.photo !== false) await addPhoto(conferenceId, id);
  await db.travelDocument.create({
    data: {
      delegateId: id,
      type: "PASSPORT",
      issuer: "TJK",
      ...numberColumns(id, "TJK", input.passport ?? `A${randomUUID().slice(0, 8).toUpperCase()}`),
    },
  });
  return id;
}

/** Ends an approval as the decision does, past the command: the state moves and the version with it. */
export async function endApproval(
  delegateId: string,
  state: "REVOKED" | "WITHDRAWN" = "REVOKED",
): Promise<void> {
  await db.delegate.update({
    where: { id: delegateId },
    data: { state, stateSince: NOW, version: { increment: 1 } },
  });
}
