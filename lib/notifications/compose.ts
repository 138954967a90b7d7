import type { Composer, MailContent } from "@/lib/notifications/content";
import {
  applicationLink,
  continueRegistration,
  focalPointInvited,
  passwordReset,
  userInvited,
  verifyAddress,
} from "@/lib/notifications/messages/access-links";
import {
  appealAllowed,
  appealArrived,
  appealDismissed,
  appealReceived,
} from "@/lib/notifications/messages/appeals";
import { delegateApproved } from "@/lib/notifications/messages/delegate-approved";
import {
  delegateAwaitingEndorsement,
  delegateDisowned,
  delegateSentBack,
  endorsementRequested,
} from "@/lib/notifications/messages/delegate-endorsement";
import { delegateHoldLifted, delegateOnHold } from "@/lib/notifications/messages/delegate-held";
import { delegateLapsed } from "@/lib/notifications/messages/delegate-lapsed";
import {
  delegateAwaitsRoom,
  delegateGivenRoom,
  delegateInvited,
  delegateMerged,
  delegateSubstituted,
  delegateWaitlisted,
} from "@/lib/notifications/messages/delegate-places";
import { delegateReceived } from "@/lib/notifications/messages/delegate-received";
import { delegateRefused } from "@/lib/notifications/messages/delegate-refused";
import { delegateReturned } from "@/lib/notifications/messages/delegate-returned";
import { delegateRevoked } from "@/lib/notifications/messages/delegate-revoked";
import { delegateRemoved, delegateWithdrawn } from "@/lib/notifications/messages/delegate-withdrawn";
import {
  applicationReceived,
  delegationAccredited,
  delegationInvited,
  delegationNotAccredited,
  delegationRestored,
  delegationSuspended,
} from "@/lib/notifications/messages/delegation-standing";
import { dossierMention } from "@/lib/notifications/messages/dossier-mention";
import { identityChangeAccepted, identityChangeDeclined } from "@/lib/notifications/messages/identity-change";
import { nominationDefective } from "@/lib/notifications/messages/nomination-defective";
import { refusalEscalated, refusalSentBack } from "@/lib/notifications/messages/refusal-escalated";
import { reminder } from "@/lib/notifications/messages/reminder";
import { signatureAsked, signatureSettled } from "@/lib/notifications/messages/signatures";
import type { MessageName, MessageValues } from "@/lib/notifications/values";

type Compose<Name extends MessageName> = (composer: Composer, values: MessageValues[Name]) => MailContent;

const COMPOSE: { [Name in MessageName]: Compose<Name> } = {
  "delegate-received": delegateReceived,
  "delegate-returned": delegateReturned,
  "delegate-approved": delegateApproved,
  "delegate-refused": delegateRefused,
  "delegate-revoked": delegateRevoked,
  "appeal-arrived": appealArrived,
  "appeal-received": appealReceived,
  "appeal-allowed": appealAllowed,
  "appeal-dismissed": appealDismissed,
  "delegate-on-hold": delegateOnHold,
  "delegate-hold-lifted": delegateHoldLifted,
  "identity-change-accepted": identityChangeAccepted,
  "identity-change-declined": identityChangeDeclined,
  "delegate-withdrawn": delegateWithdrawn,
  "delegate-removed": delegateRemoved,
  "delegate-invited": delegateInvited,
  "delegate-awaiting-endorsement": delegateAwaitingEndorsement,
  "delegate-sent-back": delegateSentBack,
  "delegate-disowned": delegateDisowned,
  "delegate-waitlisted": delegateWaitlisted,
  "delegate-awaits-room": delegateAwaitsRoom,
  "delegate-given-room": delegateGivenRoom,
  "delegate-lapsed": delegateLapsed,
  "delegate-substituted": delegateSubstituted,
  "delegate-merged": delegateMerged,
  "endorsement-requested": endorsementRequested,
  "nomination-defective": nominationDefective,
  "delegation-invited": delegationInvited,
  "delegation-suspended": delegationSuspended,
  "delegation-restored": delegationRestored,
  "delegation-accredited": delegationAccredited,
  "delegation-not-accredited": delegationNotAccredited,
  "application-received": applicationReceived,
  "refusal-escalated": refusalEscalated,
  "refusal-sent-back": refusalSentBack,
  "signature-asked": signatureAsked,
  "signature-settled": signatureSettled,
  reminder,
  "dossier-mention": dossierMention,
  "verify-address": verifyAddress,
  "continue-registration": continueRegistration,
  "application-link": applicationLink,
  "password-reset": passwordReset,
  "user-invited": userInvited,
  "focal-point-invited": focalPointInvited,
};

export const MESSAGE_NAMES = Object.keys(COMPOSE) as MessageName[];

/** What the named mail says in the composer's language. */
export function composeMessage<Name extends MessageName>(
  name: Name,
  composer: Composer,
  values: MessageValues[Name],
): MailContent {
  return COMPOSE[name](composer, values);
}
