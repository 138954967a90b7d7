import "server-only";
import type { Ctx } from "@/lib/context";
import { decryptField } from "@/lib/crypto/field-encryption";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { DRAFT_PARTS, draftValues } from "@/lib/delegates/draft";
import { type IdentityChanges, newValues } from "@/lib/delegates/identity-critical";
import { keepSnapshot } from "@/lib/delegates/keep-snapshot";
import { presentContent } from "@/lib/delegates/snapshot";
import { dateColumn, personColumns } from "@/lib/delegates/step-columns";
import { clearNumber, numberColumns, wishedNumberPlace } from "@/lib/delegates/travel-document";
import { nameKeys } from "@/lib/matching/name-keys";

/** A request as its row holds it. */
export type StoredChange = {
  id: string;
  delegateId: string;
  changes: unknown;
  numberCiphertext: Uint8Array<ArrayBuffer> | null;
  numberKeyId: string | null;
  photoId: string | null;
};

async function takeDocument(tx: Tx, change: StoredChange): Promise<void> {
  const { delegateId, numberCiphertext: ciphertext, numberKeyId: keyId } = change;
  const { number: _masked, ...values } = newValues(change.changes as IdentityChanges, "document");
  const { issuedOn, expiresOn, ...rest } = values as { issuedOn?: string | null; expiresOn?: string };
  const before = await tx.travelDocument.findUnique({ where: { delegateId } });
  const issuer = (rest as { issuer?: string }).issuer ?? before?.issuer ?? "";
  const wished =
    ciphertext && keyId ? decryptField({ ciphertext, keyId }, wishedNumberPlace(change.id)) : null;
  // The hash binds the number to its issuer, so that either change makes it anew.
  const number = wished ?? clearNumber(before);
  const data: Prisma.TravelDocumentUncheckedUpdateInput = {
    ...rest,
    issuedOn: dateColumn(issuedOn),
    expiresOn: dateColumn(expiresOn),
    ...(number ? numberColumns(delegateId, issuer, number) : {}),
  };
  await tx.travelDocument.upsert({
    where: { delegateId },
    create: { delegateId, ...data } as Prisma.TravelDocumentUncheckedCreateInput,
    update: data,
  });
  await tx.$executeRaw`SELECT renew_document_claim(${delegateId}::uuid)`;
}

/**
 * Takes the new values over, in the caller's transaction and after the accreditation has gone back to review, and keeps
 * what the registration says now as a snapshot.
 * @returns the snapshot's id; a document of somebody else violates document_claim_unique
 */
export async function takeIdentityChange(tx: Tx, ctx: Ctx, change: StoredChange): Promise<string> {
  const { delegateId, photoId } = change;
  const changes = change.changes as IdentityChanges;
  const { personId } = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId } });
  const identity = newValues(changes, "identity");
  if (Object.keys(identity).length > 0) {
    const person = await tx.person.update({ where: { id: personId }, data: personColumns(identity) });
    const names = [person.familyName, person.givenNames, person.patronymic, person.nativeName];
    await tx.delegate.update({ where: { id: delegateId }, data: { nameKeys: nameKeys(names) } });
  }
  if (Object.keys(newValues(changes, "document")).length > 0) await takeDocument(tx, change);
  if (photoId) await tx.delegate.update({ where: { id: delegateId }, data: { photoId } });
  const row = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId }, include: DRAFT_PARTS });
  return keepSnapshot(
    tx,
    ctx,
    delegateId,
    presentContent(row, draftValues(row, clearNumber(row.travelDocument))),
  );
}
