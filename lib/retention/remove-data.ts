import "server-only";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RetentionClass } from "@/lib/retention/classes";

/** Takes parts of the versions handed in away; their hashes stay and prove a copy that somebody else kept. */
function stripVersions(tx: Tx, delegateId: string, content: Prisma.Sql) {
  return tx.$executeRaw`UPDATE "DelegateSnapshot" SET "content" = ${content} WHERE "delegateId" = ${delegateId}::uuid`;
}

async function removeNeeds(tx: Tx, delegateId: string): Promise<void> {
  await tx.delegateNeeds.deleteMany({ where: { delegateId } });
  await tx.delegate.update({
    where: { id: delegateId },
    data: { emergencyName: null, emergencyPhone: null },
  });
  await stripVersions(
    tx,
    delegateId,
    Prisma.sql`"content" #- '{values,contact,emergencyName}' #- '{values,contact,emergencyPhone}'`,
  );
}

async function removeDocument(tx: Tx, delegateId: string): Promise<void> {
  await tx.documentClaim.deleteMany({ where: { delegateId } });
  await tx.travelDocument.deleteMany({ where: { delegateId } });
  await tx.identityChange.deleteMany({ where: { delegateId } });
  await tx.person.updateMany({
    where: { delegates: { some: { id: delegateId } } },
    data: { birthDate: null },
  });
  await tx.delegate.update({ where: { id: delegateId }, data: { candidateKeys: [] } });
  await tx.$executeRaw`UPDATE "BadgeEvent" e SET "details" = e."details" - 'lastFour' FROM "Badge" b
    WHERE b."id" = e."badgeId" AND b."delegateId" = ${delegateId}::uuid AND e."details" ? 'lastFour'`;
  await tx.$executeRaw`UPDATE "DelegateMerge" SET "before" = '{}' WHERE ${delegateId}::uuid IN ("keptId", "givenId")`;
  await stripVersions(
    tx,
    delegateId,
    Prisma.sql`jsonb_set("content", '{values,document}', '{}', false) - 'numberHash' - 'mrzFindings' #- '{values,identity,birthDate}'`,
  );
}

async function removePhotos(tx: Tx, delegateId: string): Promise<void> {
  await tx.identityChange.deleteMany({ where: { delegateId } });
  await tx.delegate.update({ where: { id: delegateId }, data: { photoId: null } });
  const photos = await tx.photo.findMany({ where: { delegateId } });
  await tx.photo.deleteMany({ where: { delegateId } });
  const files = photos.flatMap(({ masterFileId, badgeFileId }) => [masterFileId, badgeFileId]);
  await tx.file.deleteMany({ where: { id: { in: files } } });
  await tx.$executeRaw`UPDATE "Badge" SET "face" = "face" || '{"photoId": null}' WHERE "delegateId" = ${delegateId}::uuid`;
  await stripVersions(tx, delegateId, Prisma.sql`"content" - 'photoId'`);
}

/** Addresses of a person at which nobody else of the conference is reached. */
async function ownAddresses(tx: Tx, delegateId: string): Promise<{ conferenceId: string; own: string[] }> {
  const { conferenceId, email, ownerEmail } = await tx.delegate.findUniqueOrThrow({
    where: { id: delegateId },
  });
  const own: string[] = [];
  for (const address of new Set([email, ownerEmail])) {
    if (!address) continue;
    const OR = [{ email: address }, { ownerEmail: address }];
    const others = await tx.delegate.count({ where: { conferenceId, id: { not: delegateId }, OR } });
    if (others === 0) own.push(address);
  }
  return { conferenceId, own };
}

async function removeMails(tx: Tx, delegateId: string): Promise<void> {
  const { conferenceId, own } = await ownAddresses(tx, delegateId);
  await tx.message.deleteMany({ where: { delegateId } });
  for (const address of own) {
    const recipient = { equals: address, mode: "insensitive" as const };
    await tx.message.deleteMany({ where: { conferenceId, recipient, state: { not: "QUEUED" } } });
    await tx.reminder.deleteMany({ where: { conferenceId, recipient: address } });
    await tx.reminderStop.deleteMany({ where: { conferenceId, recipient: address } });
    await tx.accessLink.deleteMany({ where: { conferenceId, email: address } });
    await tx.session.deleteMany({ where: { conferenceId, kind: "REGISTRANT", email: address } });
  }
  await tx.accessLink.deleteMany({ where: { delegateId } });
}

const NAMELESS = {
  familyName: null,
  givenNames: null,
  patronymic: null,
  nativeName: null,
  nativeLanguage: null,
  isMononym: false,
  gender: null,
  birthDate: null,
  nationalities: [],
};
const UNREACHABLE = {
  salutation: null,
  functionalTitle: null,
  department: null,
  rank: null,
  email: null,
  phone: null,
  arrivalOn: null,
  arrivalTime: null,
  arrivalFlight: null,
  departureOn: null,
  visaNeeded: null,
  mediaOutlet: null,
  ownerEmail: null,
  nameKeys: [],
  candidateKeys: [],
};

/** What was handed in with the appeal, and what was sent for one and not handed in; the grounds stay. */
async function removeAppealDocuments(tx: Tx, delegateId: string): Promise<void> {
  const documents = await tx.appealDocument.findMany({ where: { appeal: { delegateId } } });
  await tx.appealDocument.deleteMany({ where: { appeal: { delegateId } } });
  await tx.file.deleteMany({ where: { id: { in: documents.map(({ fileId }) => fileId) } } });
  await tx.upload.deleteMany({ where: { delegateId } });
}

/** The registration itself. Decisions, reviews, appeals and the closing line stay, for the archive. */
async function removeRegistration(tx: Tx, delegateId: string): Promise<void> {
  await removeMails(tx, delegateId);
  await removeAppealDocuments(tx, delegateId);
  await tx.noteMention.deleteMany({ where: { note: { delegateId } } });
  await tx.dossierNote.deleteMany({ where: { delegateId } });
  await tx.duplicatePair.deleteMany({ where: { OR: [{ oneId: delegateId }, { otherId: delegateId }] } });
  await tx.importRow.deleteMany({ where: { OR: [{ delegateId }, { targetId: delegateId }] } });
  await tx.$executeRaw`UPDATE "DelegateMerge" SET "before" = '{}' WHERE ${delegateId}::uuid IN ("keptId", "givenId")`;
  await tx.$executeRaw`UPDATE "Badge" SET "face" = "face" || '{"surname": {"text": "–", "lang": "en", "rtl": false},
    "given": null, "native": null, "function": null}' WHERE "delegateId" = ${delegateId}::uuid`;
  await stripVersions(
    tx,
    delegateId,
    Prisma.sql`jsonb_build_object('answers', '{}'::jsonb, 'values', coalesce(
      (SELECT jsonb_object_agg(step, '{}'::jsonb) FROM jsonb_object_keys("content" -> 'values') step), '{}'))`,
  );
  await tx.person.updateMany({ where: { delegates: { some: { id: delegateId } } }, data: NAMELESS });
  await tx.delegate.update({ where: { id: delegateId }, data: UNREACHABLE });
}

/** CLEARANCE goes by the trigger `forget_clearance`, with the registration: the words are readable to its role alone. */
const REMOVE: Record<RetentionClass, ((tx: Tx, delegateId: string) => Promise<void>)[]> = {
  DRAFT: [removeNeeds, removeDocument, removePhotos, removeRegistration],
  NEEDS: [removeNeeds],
  DOCUMENT: [removeDocument],
  PHOTO: [removePhotos],
  CLEARANCE: [],
  REGISTRATION: [removeRegistration],
};

/** Removes one class of a person's data, in the transaction that has settled the row of the purge as done. */
export async function removeClass(tx: Tx, name: RetentionClass, delegateId: string): Promise<void> {
  for (const remove of REMOVE[name]) await remove(tx, delegateId);
}

/** Removes the print sheets of a conference: pictures and names of many people on one page. */
export async function removePrintSheets(tx: Tx, conferenceId: string): Promise<void> {
  const parts = await tx.badgeBatchPart.findMany({ where: { batch: { conferenceId } } });
  await tx.badgeBatchPart.deleteMany({ where: { id: { in: parts.map(({ id }) => id) } } });
  await tx.file.deleteMany({ where: { id: { in: parts.map(({ fileId }) => fileId) } } });
}
