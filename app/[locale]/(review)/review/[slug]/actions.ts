"use server";

import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askForMore } from "@/lib/accreditation/commands/ask-for-more";
import { askQuery } from "@/lib/accreditation/commands/ask-query";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { dismissQuery } from "@/lib/accreditation/commands/dismiss-query";
import { escalateRefusal } from "@/lib/accreditation/commands/escalate-refusal";
import { holdDelegate } from "@/lib/accreditation/commands/hold-delegate";
import { liftHold } from "@/lib/accreditation/commands/lift-hold";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { refuseEscalated } from "@/lib/accreditation/commands/refuse-escalated";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { returnOnQuery } from "@/lib/accreditation/commands/return-on-query";
import { revealDocument } from "@/lib/accreditation/commands/reveal-document";
import { sendBackEscalation } from "@/lib/accreditation/commands/send-back-escalation";
import { startReview } from "@/lib/accreditation/commands/start-review";
import {
  approveDelegateSchema,
  askQuerySchema,
  askRevocationSchema,
  closeReviewSchema,
  dismissQuerySchema,
  escalateRefusalSchema,
  holdDelegateSchema,
  liftHoldSchema,
  refuseDelegateSchema,
  refuseEscalatedSchema,
  returnDelegateSchema,
  returnOnQuerySchema,
  revealDocumentSchema,
  sendBackEscalationSchema,
  startReviewSchema,
} from "@/lib/accreditation/schema";
import { defineAction } from "@/lib/action";

export const startReviewAction = defineAction({
  name: "review.start",
  policy: "review.start",
  schema: startReviewSchema,
  run: startReview,
});

export const closeReviewAction = defineAction({
  name: "review.close",
  // Each kind of review has a permission of its own, which the command asks for.
  policy: "delegate.read",
  schema: closeReviewSchema,
  run: closeReview,
});

export const askQueryAction = defineAction({
  name: "query.ask",
  // Each kind of review has a permission of its own, which the command asks for.
  policy: "delegate.read",
  schema: askQuerySchema,
  run: askQuery,
});

export const dismissQueryAction = defineAction({
  name: "query.dismiss",
  policy: "query.settle",
  schema: dismissQuerySchema,
  run: dismissQuery,
});

export const returnOnQueryAction = defineAction({
  name: "query.return",
  policy: "query.settle",
  schema: returnOnQuerySchema,
  run: returnOnQuery,
});

export const askForMoreAction = defineAction({
  name: "delegate.askForMore",
  policy: "delegate.askForMore",
  schema: returnDelegateSchema,
  run: askForMore,
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

export const escalateRefusalAction = defineAction({
  name: "refusal.escalate",
  policy: "delegate.refuse",
  schema: escalateRefusalSchema,
  run: escalateRefusal,
});

export const refuseEscalatedAction = defineAction({
  name: "refusal.refuseEscalated",
  policy: "refusal.settle",
  schema: refuseEscalatedSchema,
  run: refuseEscalated,
});

export const sendBackEscalationAction = defineAction({
  name: "refusal.sendBack",
  policy: "refusal.settle",
  schema: sendBackEscalationSchema,
  run: sendBackEscalation,
});

export const holdAction = defineAction({
  name: "delegate.hold",
  policy: "delegate.hold",
  schema: holdDelegateSchema,
  run: holdDelegate,
});

export const liftHoldAction = defineAction({
  name: "delegate.liftHold",
  policy: "delegate.liftHold",
  schema: liftHoldSchema,
  run: liftHold,
});

export const askRevocationAction = defineAction({
  name: "revocation.ask",
  policy: "delegate.revoke",
  schema: askRevocationSchema,
  run: askRevocation,
});

export const revealAction = defineAction({
  name: "passport.reveal",
  policy: "passport.reveal",
  schema: revealDocumentSchema,
  run: revealDocument,
});
