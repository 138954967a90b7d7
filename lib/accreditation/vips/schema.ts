import { z } from "zod";
import { PROTOCOL_RANKS } from "@/lib/conferences/vip-ranks";
import { DELEGATION_ROLES, SALUTATIONS } from "@/lib/delegates/schema/choices";
import { latinName, nativeName, optional, plainDate } from "@/lib/delegates/schema/fields";
import { LOCALES } from "@/lib/i18n/config";
import { emailAddress } from "@/lib/i18n/email-address";
import { personText } from "@/lib/i18n/text-hygiene";

/** When and by which flight somebody arrives, as far as protocol knows it; times are the venue's. */
const arrival = {
  arrivalOn: optional(plainDate),
  arrivalTime: optional(z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "timeInvalid")),
  /** Airline and number (IATA), or the words for an aircraft of the State. */
  arrivalFlight: optional(
    z
      .string()
      .max(20, "flightInvalid")
      .transform((text) => text.toUpperCase().replace(/[\s-]/g, ""))
      .pipe(z.string().regex(/^[A-Z0-9]{2,8}$/, "flightInvalid")),
  ),
};

export const inviteVipSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Made by the form once, so that a double click invites one person. */
  requestKey: z.uuid(),
  delegationId: z.uuid("chooseOne"),
  rank: z.enum(PROTOCOL_RANKS, "chooseOne"),
  delegationRole: z.enum(DELEGATION_ROLES, "chooseOne"),
  salutation: optional(z.enum(SALUTATIONS, "chooseOne")),
  familyName: latinName,
  givenNames: optional(latinName),
  nativeName: optional(nativeName),
  functionalTitle: personText(120),
  /** Of the office that writes for the person. */
  email: emailAddress,
  language: z.enum(LOCALES),
  ...arrival,
});
export type InviteVipInput = z.infer<typeof inviteVipSchema>;

const subject = { delegateId: z.uuid(), version: z.int().positive() };

export const fastTrackSchema = z.strictObject(subject);
export type FastTrackInput = z.infer<typeof fastTrackSchema>;

export const noteArrivalSchema = z.strictObject({ ...subject, ...arrival });
export type NoteArrivalInput = z.infer<typeof noteArrivalSchema>;
