import "server-only";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { MergeRow } from "@/lib/delegates/merge-columns";
import { clearNumber, numberColumns } from "@/lib/delegates/travel-document";

async function give(tx: Tx, delegateId: string, from: MergeRow): Promise<void> {
  const { travelDocument: document } = from;
  if (!document) {
    await tx.travelDocument.deleteMany({ where: { delegateId } });
    return;
  }
  const { type, issuer, issuedOn, expiresOn, mrzFindings } = document;
  const number = clearNumber(document);
  const none = { numberCiphertext: null, numberKeyId: null, numberHash: null };
  const data = {
    type,
    issuer,
    issuedOn,
    expiresOn,
    mrzFindings: (mrzFindings as Prisma.InputJsonValue | null) ?? Prisma.DbNull,
    // A number's cipher is bound to its row, so it is made anew for the other one.
    ...(number ? numberColumns(delegateId, issuer ?? "", number) : none),
  };
  await tx.travelDocument.upsert({
    where: { delegateId },
    create: { delegateId, ...data },
    update: data,
  });
}

/** Two registrations change their travel documents; the claim of the one that stays follows. */
export async function swapDocuments(tx: Tx, kept: MergeRow, given: MergeRow): Promise<void> {
  await give(tx, kept.id, given);
  await give(tx, given.id, kept);
  await tx.$executeRaw`SELECT renew_document_claim(${kept.id}::uuid)`;
}
