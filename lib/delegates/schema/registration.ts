import { z } from "zod";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { latinName, optional } from "@/lib/delegates/schema/fields";
import { FORM_STEPS } from "@/lib/delegates/schema/steps";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personProse, personText } from "@/lib/i18n/text-hygiene";

export const startRegistrationSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Made by the form once, so that a double click makes one delegate. */
  requestKey: z.uuid(),
});
export type StartRegistrationInput = z.infer<typeof startRegistrationSchema>;

export const saveStepSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  step: z.enum(FORM_STEPS as [string, ...string[]]),
  values: z.record(z.string().max(40), z.unknown()),
  /** Pasted machine-readable zone; compared, never stored. */
  mrz: z.string().max(400).optional(),
});
export type SaveStepInput = z.infer<typeof saveStepSchema>;

export const submitDelegateSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  /** The person has seen the badge as it will be printed and agrees with it. */
  badgeApproved: z.literal(true, "badgeNotApproved"),
  /** To items that were returned and stay as they are: id of the item → why it is right as it stands. */
  answers: z.record(z.uuid(), personProse(500)).optional(),
  /** Every place is taken: wait for one. */
  waitingList: z.boolean().optional(),
});
export type SubmitDelegateInput = z.infer<typeof submitDelegateSchema>;

export const withdrawDelegateSchema = z.strictObject({ delegateId: z.uuid(), version: z.int().positive() });
export type WithdrawDelegateInput = z.infer<typeof withdrawDelegateSchema>;

export const addDelegateSchema = z.strictObject({
  delegationId: z.uuid(),
  /** Made by the form once, so that a double click makes one delegate. */
  requestKey: z.uuid(),
  categoryId: z.uuid(),
  delegationRole: z.enum(DELEGATION_ROLES),
  familyName: latinName,
  givenNames: optional(latinName),
  functionalTitle: optional(personText(120)),
  /** Where the person is to be written to; required to invite. */
  email: optional(emailAddress),
  /** Sends the person a link to fill in the rest. */
  invite: z.boolean(),
  /** In which the person is written to; without it that of the delegation. */
  language: z.enum(LOCALES).optional(),
});
export type AddDelegateInput = z.infer<typeof addDelegateSchema>;

const subject = { delegateId: z.uuid(), version: z.int().positive() };

/** An invitation as the page showed it: to send it again, or to open it. */
export const invitationSchema = z.strictObject(subject);
export type InvitationInput = z.infer<typeof invitationSchema>;

export const endorseDelegateSchema = z.strictObject({
  ...subject,
  delegationRole: z.enum(DELEGATION_ROLES),
  waitingList: z.boolean(),
});
export type EndorseDelegateInput = z.infer<typeof endorseDelegateSchema>;

export const declineDelegateSchema = z.strictObject({
  ...subject,
  /** sendBack: to be mended and submitted again; disown: this person is not of our delegation. */
  action: z.enum(["sendBack", "disown"]),
  textForPerson: personProse(1000),
});
export type DeclineDelegateInput = z.infer<typeof declineDelegateSchema>;

export const requestSubstitutionSchema = z.strictObject({
  ...subject,
  requestKey: z.uuid(),
  familyName: latinName,
  givenNames: optional(latinName),
  functionalTitle: optional(personText(120)),
});
export type RequestSubstitutionInput = z.infer<typeof requestSubstitutionSchema>;

export const substituteByMemberSchema = z.strictObject({
  ...subject,
  /** Somebody of the delegation who has no place yet. */
  replacementId: z.uuid("chooseOne"),
});
export type SubstituteByMemberInput = z.infer<typeof substituteByMemberSchema>;

export const removeDelegateSchema = z.strictObject({
  ...subject,
  /** Goes out with the mail to the person. */
  textForPerson: personProse(1000),
});
export type RemoveDelegateInput = z.infer<typeof removeDelegateSchema>;

export const cancelSubstitutionSchema = z.strictObject({ substitutionId: z.uuid() });
export type CancelSubstitutionInput = z.infer<typeof cancelSubstitutionSchema>;

export const orderDelegationSchema = z.strictObject({
  delegationId: z.uuid(),
  /** Everybody who is placed, the first in precedence first. */
  delegateIds: z.array(z.uuid()).max(500),
  /** Of the order that the page showed, see lib/delegates/precedence-mark.ts. */
  mark: z.string().max(64),
});
export type OrderDelegationInput = z.infer<typeof orderDelegationSchema>;

export const requestIdentityChangeSchema = z.strictObject({
  delegateId: z.uuid(),
  version: z.int().positive(),
  /** New values of the two steps; what is left out stays. */
  identity: z.record(z.string().max(40), z.unknown()),
  document: z.record(z.string().max(40), z.unknown()),
  /** An uploaded photo of the person. */
  photoId: z.uuid().nullable(),
  /** Why; read by the registration officer. */
  reason: personProse(500),
});
export type RequestIdentityChangeInput = z.infer<typeof requestIdentityChangeSchema>;

export const withdrawIdentityChangeSchema = z.strictObject({ changeId: z.uuid() });
export type WithdrawIdentityChangeInput = z.infer<typeof withdrawIdentityChangeSchema>;
