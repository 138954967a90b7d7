import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/chain";

/** How somebody stood whose registration is closed. Without a name for who is on no list of participants. */
export type ClosingLine = {
  reference: string;
  categoryCode: string | null;
  organizationId: string | null;
  delegationRole: string | null;
  /** Null for who was not accredited in the end: the archive keeps the decision, not the person. */
  participant: {
    salutation: string | null;
    familyName: string | null;
    givenNames: string | null;
    isMononym: boolean;
    nameOrder: string;
    functionalTitle: string | null;
    department: string | null;
    precedence: number | null;
    mayPublish: boolean;
    /** Only with consent to print it. */
    email: string | null;
  } | null;
};

/** SHA-256 of the line, so that the archive can prove that it is the one that was closed. */
export function closingLineHash(line: ClosingLine): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(canonicalJson(line)).digest());
}
