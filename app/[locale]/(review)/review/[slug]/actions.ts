"use server";

import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { passDelegate } from "@/lib/accreditation/commands/pass-delegate";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { revealDocument } from "@/lib/accreditation/commands/reveal-document";
import { revokeDelegate } from "@/lib/accreditation/commands/revoke-delegate";
import {
  approveDelegateSchema,
  passDelegateSchema,
  refuseDelegateSchema,
  returnDelegateSchema,
  revealDocumentSchema,
  revokeDelegateSchema,
} from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";

export const passAction = defineAction({
  name: "delegate.pass",
  policy: "delegate.pass",
  schema: passDelegateSchema,
  run: passDelegate,
});

export const returnAction = defineAction({
  name: "delegate.return",
  policy: "delegate.return",
  schema: returnDelegateSchema,
  run: returnDelegate,
});

export const approveAction = defineAction({
  name: "delegate.approve",
  policy: "delegate.approve",
  schema: approveDelegateSchema,
  run: approveDelegate,
});

export const refuseAction = defineAction({
  name: "delegate.refuse",
  policy: "delegate.refuse",
  schema: refuseDelegateSchema,
  run: refuseDelegate,
});

export const revokeAction = defineAction({
  name: "delegate.revoke",
  policy: "delegate.revoke",
  schema: revokeDelegateSchema,
  run: revokeDelegate,
});

export const revealAction = defineAction({
  name: "passport.reveal",
  policy: "passport.reveal",
  schema: revealDocumentSchema,
  run: revealDocument,
});
