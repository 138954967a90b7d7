"use server";

import { signExport } from "@/lib/accreditation/commands/sign-export";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { signRevocationSchema } from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";
import { signRole } from "@/lib/identity/commands/sign-role";
import { signPurge } from "@/lib/retention/commands/sign-purge";
import { signWaiver } from "@/lib/screening/commands/sign-waiver";
import { declineSignature } from "@/lib/signatures/commands/decline-signature";
import { withdrawSignature } from "@/lib/signatures/commands/withdraw-signature";
import { declineSignatureSchema, signRequestSchema, withdrawSignatureSchema } from "@/lib/signatures/schema";

export const signRevocationAction = defineAction({
  name: "revocation.sign",
  policy: "delegate.revoke",
  schema: signRevocationSchema,
  run: signRevocation,
});

export const signRoleAction = defineAction({
  name: "role.sign",
  policy: "role.grant",
  schema: signRequestSchema,
  run: signRole,
});

export const signWaiverAction = defineAction({
  name: "waiver.sign",
  policy: "clearance.waive",
  schema: signRequestSchema,
  run: signWaiver,
});

export const signExportAction = defineAction({
  name: "export.sign",
  policy: "export.personal",
  schema: signRequestSchema,
  run: signExport,
});

export const signPurgeAction = defineAction({
  name: "purge.sign",
  policy: "retention.manage",
  schema: signRequestSchema,
  run: signPurge,
});

export const declineSignatureAction = defineAction({
  name: "signature.decline",
  policy: { open: "Each kind has a permission of its own, which the command asks for." },
  schema: declineSignatureSchema,
  run: declineSignature,
});

export const withdrawSignatureAction = defineAction({
  name: "signature.withdraw",
  policy: { open: "Each kind has a permission of its own, which the command asks for." },
  schema: withdrawSignatureSchema,
  run: withdrawSignature,
});
