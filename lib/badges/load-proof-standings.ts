import "server-only";
import { FACE_PARTS, faceOfDelegate } from "@/lib/badges/face-of-delegate";
import { addedSince, changedSince, PRINTING_ACTIONS } from "@/lib/badges/outdated-since";
import { faceHash, type ProofStanding, proofStanding } from "@/lib/badges/proof-sheet";
import type { db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** How the badge of a person, as it would be printed now, stands beside the last signature of the delegation. */
export type ProofAtDesk = {
  delegateId: string;
  delegationId: string;
  /** Null: the delegation has signed nothing yet. */
  signature: { by: string; at: string } | null;
  standing: ProofStanding;
  /** Since when it is not what was signed; null where it is, where nothing was signed, and where no record tells. */
  since: string | null;
};

type Signature = { delegationId: string; signedBy: string; signedAt: Date; faces: unknown };
type Asked = Tx | typeof db;

async function lastSignatures(asked: Asked, delegationIds: string[]) {
  const rows: Signature[] = await asked.proofSheetSignature.findMany({
    where: { delegationId: { in: delegationIds } },
    orderBy: [{ delegationId: "asc" }, { signedAt: "desc" }, { id: "desc" }],
    distinct: ["delegationId"],
    select: { delegationId: true, signedBy: true, signedAt: true, faces: true },
  });
  const users = await asked.user.findMany({
    where: { id: { in: rows.map(({ signedBy }) => signedBy) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(rows.map((row) => [row.delegationId, { ...row, by: nameOf.get(row.signedBy) ?? "" }]));
}

type Person = {
  id: string;
  delegationId: string;
  organizationId: string;
  signature: (Signature & { by: string }) | undefined;
  standing: ProofStanding;
};

/** What happened since the earliest signature to those whose badge is not as signed, by id. */
async function recordsOf(asked: Asked, people: readonly Person[]) {
  const ids = people.map(({ id }) => id);
  const signed = people.flatMap(({ signature }) => signature?.signedAt.getTime() ?? []);
  const since = { gt: new Date(Math.min(...signed)) };
  const organizations = new Set(people.map(({ organizationId }) => organizationId));
  const [entries, decisions] = await Promise.all([
    asked.auditEntry.findMany({
      where: {
        subjectType: { in: ["delegate", "organization"] },
        subjectId: { in: [...ids, ...organizations] },
        action: { in: PRINTING_ACTIONS },
        at: since,
      },
      select: { at: true, action: true, subjectType: true, subjectId: true, changes: true, details: true },
    }),
    asked.decision.findMany({
      where: { delegateId: { in: ids }, createdAt: since },
      select: { delegateId: true, toState: true, createdAt: true },
    }),
  ]);
  return {
    entries: Map.groupBy(entries, ({ subjectId }) => subjectId),
    decisions: Map.groupBy(decisions, ({ delegateId }) => delegateId),
  };
}

/** Since when the badge of each of them is not as signed, by id. */
async function outdatedSince(asked: Asked, people: readonly Person[]): Promise<Map<string, Date | null>> {
  if (people.length === 0) return new Map();
  const { entries, decisions } = await recordsOf(asked, people);
  return new Map(
    people.map(({ id, organizationId, signature, standing }) => {
      if (!signature) return [id, null];
      const { signedAt } = signature;
      if (standing === "new") return [id, addedSince(signedAt, decisions.get(id) ?? [])];
      const told = [...(entries.get(id) ?? []), ...(entries.get(organizationId) ?? [])];
      return [id, changedSince(signedAt, told)];
    }),
  );
}

/**
 * The standing of everybody who fits and holds category and delegation. The caller's `where` carries its scope.
 * Signatures, decisions and entries of the log are read once for all.
 */
export async function loadProofStandings(
  asked: Asked,
  where: Prisma.DelegateWhereInput,
): Promise<ProofAtDesk[]> {
  const rows = await asked.delegate.findMany({
    where: { AND: [where, { categoryId: { not: null }, delegationId: { not: null } }] },
    include: FACE_PARTS,
  });
  const senders = new Set(rows.flatMap(({ delegationId }) => delegationId ?? []));
  const signatures = await lastSignatures(asked, [...senders]);
  const people = rows.flatMap((row): Person[] => {
    if (!row.delegation) return [];
    const { id: delegationId, organizationId } = row.delegation;
    const signature = signatures.get(delegationId);
    const signed = signature?.faces as Record<string, string> | undefined;
    const standing = proofStanding(row.id, faceHash(faceOfDelegate(row)), signed);
    return [{ id: row.id, delegationId, organizationId, signature, standing }];
  });
  const open = people.filter(({ signature, standing }) => signature && standing !== "signed");
  const since = await outdatedSince(asked, open);
  return people.map(({ id, delegationId, signature, standing }) => ({
    delegateId: id,
    delegationId,
    signature: signature ? { by: signature.by, at: signature.signedAt.toISOString() } : null,
    standing,
    since: since.get(id)?.toISOString() ?? null,
  }));
}
