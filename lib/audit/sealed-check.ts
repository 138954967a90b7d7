import { z } from "zod";
import { canonicalJson } from "@/lib/audit/chain";
import { leafHash, pathStepSchema } from "@/lib/audit/merkle";

/** A line of the gate log as it is sealed and told in a record. */
export const gateCheckSchema = z.strictObject({
  id: z.string(),
  conferenceId: z.string(),
  badgeId: z.string().nullable(),
  outcome: z.string(),
  typed: z.boolean(),
  codeHash: z.string().nullable(),
  place: z.string().nullable(),
  checkedBy: z.string(),
  actingRole: z.string(),
  requestId: z.string(),
  at: z.iso.datetime(),
});
export type GateCheck = z.infer<typeof gateCheckSchema>;

/** A line with its way to the root that an entry of the audit chain holds; `null`: written since the last sealing. */
export const provenCheckSchema = z.strictObject({
  check: gateCheckSchema,
  seal: z.strictObject({ sequence: z.string(), path: z.array(pathStepSchema).max(40) }).nullable(),
});
export type ProvenCheck = z.infer<typeof provenCheckSchema>;

/** Action of the entry that holds the root. */
export const CHECKS_SEALED = "badgeChecks.sealed";

type Row = Omit<GateCheck, "conferenceId" | "codeHash" | "at"> & {
  conferenceId: string | null;
  codeHash: Uint8Array | null;
  at: Date;
};

/** A row of the gate log in the form that is sealed. @throws Error for one of no conference: it has no chain */
export function gateCheckOf({ conferenceId, codeHash, at, ...row }: Row): GateCheck {
  if (conferenceId === null) throw new Error("a check of no conference is not sealed");
  const { id, badgeId, outcome, typed, place, checkedBy, actingRole, requestId } = row;
  const hash = codeHash && Buffer.from(codeHash).toString("hex");
  const told = { id, conferenceId, badgeId, outcome, typed, codeHash: hash, place };
  return { ...told, checkedBy, actingRole, requestId, at: at.toISOString() };
}

/** The leaf of a line: its id is random enough that nobody finds the line from the leaf. */
export function leafOfCheck(check: GateCheck): Uint8Array {
  return leafHash(canonicalJson(check));
}
