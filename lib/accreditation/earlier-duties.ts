import type { ReviewKind } from "@/lib/policy/reviews";
import type { EarlierDuty } from "@/lib/policy/separation";

/** What was recorded of a file, as far as it says who did what. */
export type FileHistory = {
  createdByUserId: string | null;
  decisions: readonly {
    action: string;
    actorUserId: string | null;
    createdAt: Date;
    /** Of a revocation: who asked for it. */
    signature: { requestedBy: string } | null;
  }[];
  /** Refusals that were laid before a senior approver. */
  escalations: readonly { askedBy: string; state: string }[];
  /** Reviews that are done. */
  reviewTasks: readonly { kind: ReviewKind; closedBy: string | null }[];
};

const DECIDED = new Set(["approve", "refuse", "revoke"]);

/**
 * Who did what on a file, for the table in lib/policy/separation.ts. Only the last hold counts, since it is the one to
 * lift; whoever asked for a revocation decided on it like the one who signed.
 */
export function earlierDuties(file: FileHistory): Record<EarlierDuty, string[]> {
  const by = (...actions: string[]) =>
    file.decisions.filter(({ action }) => actions.includes(action)).flatMap((row) => row.actorUserId ?? []);
  const closed = (vetting: boolean) =>
    file.reviewTasks
      .filter(({ kind }) => (kind === "CLEARANCE") === vetting)
      .flatMap(({ closedBy }) => closedBy ?? []);
  const [hold] = file.decisions
    .filter(({ action }) => action === "hold")
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  const asked = file.escalations.filter(({ state }) => state === "REFUSED").map(({ askedBy }) => askedBy);
  const decidedIn = (rows: FileHistory["decisions"]) =>
    rows.flatMap((row) => [row.actorUserId, row.signature?.requestedBy].flatMap((id) => id ?? []));
  const allowed = file.decisions.find(({ action }) => action === "allowAppeal");
  const overruled = file.decisions.filter(
    ({ action, createdAt }) =>
      (action === "refuse" || action === "revoke") && allowed !== undefined && createdAt <= allowed.createdAt,
  );
  return {
    created: file.createdByUserId ? [file.createdByUserId] : [],
    endorsed: by("endorse"),
    reviewed: [...by("startReview", "fastTrack", "reopenForIdentity"), ...closed(false)],
    vetted: closed(true),
    held: hold?.actorUserId ? [hold.actorUserId] : [],
    decided: [...decidedIn(file.decisions.filter(({ action }) => DECIDED.has(action))), ...asked],
    appealed: allowed ? [...decidedIn(overruled), ...asked, ...by("allowAppeal")] : [],
  };
}
