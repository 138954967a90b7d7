import type { LocalizedText } from "@/lib/i18n/localized-text";

/** Values of the mails about a registration. Instants are ISO strings, `link` an absolute address. */
type AboutDelegate = { name: string; reference: string; link: string | null };

/** `appealUntil` is null when the one appeal was made. Mails queued before windows were told have none. */
type Ended = { reasonCode: string; textForPerson: string; appealUntil?: string | null };
/** What ended a registration: no answer in time, the close of registration, or the end of the conference. */
export type LapseCause = "unanswered" | "registrationClosed" | "conferenceOver";

export type DelegateMessage = {
  "delegate-received": AboutDelegate & { dueAt: string };
  "delegate-returned": AboutDelegate & {
    dueAt: string;
    items: { reasonCode: string; note: string | null }[];
  };
  "delegate-approved": AboutDelegate;
  "delegate-refused": AboutDelegate & Ended;
  "delegate-revoked": AboutDelegate & Ended;
  "appeal-received": AboutDelegate;
  "appeal-allowed": AboutDelegate & { textForPerson: string };
  "appeal-dismissed": AboutDelegate & { textForPerson: string };
  "delegate-on-hold": AboutDelegate;
  "delegate-hold-lifted": AboutDelegate;
  "identity-change-accepted": AboutDelegate;
  "identity-change-declined": AboutDelegate & { textForPerson: string };
  "delegate-withdrawn": AboutDelegate;
  "delegate-removed": AboutDelegate & { textForPerson: string };
  "delegate-invited": AboutDelegate;
  "delegate-awaiting-endorsement": AboutDelegate;
  "delegate-sent-back": AboutDelegate & { textForPerson: string };
  "delegate-disowned": AboutDelegate & { textForPerson: string };
  "delegate-waitlisted": AboutDelegate;
  /** Reviewed, and waiting for room: the number in line. */
  "delegate-awaits-room": AboutDelegate & { rank: number };
  "delegate-given-room": AboutDelegate & { dueAt: string };
  "delegate-lapsed": AboutDelegate & { cause: LapseCause };
  "delegate-substituted": AboutDelegate;
  "delegate-merged": AboutDelegate;
};

export type IdentityMessage = {
  "verify-address": { link: string };
  "continue-registration": { link: string };
  "application-link": { link: string };
  "password-reset": { link: string };
  "user-invited": { name: string; link: string };
  "focal-point-invited": { name: string; link: string };
};

/** Mails to focal points about their delegation. */
export type DelegationMessage = {
  "endorsement-requested": { name: string; person: string; reference: string; link: string };
  "nomination-defective": { name: string; document: string; defectCode: string; note: string; link: string };
};

/** `organization` is its name by language, `link` what the reader may open. */
type AboutDelegation = { organization: LocalizedText; link: string };

/** Mails about the standing of a delegation, to its contact and its focal points. */
export type StandingMessage = {
  /** `places` are those notified; `deadlineAt` is null where the conference's own dates hold. */
  "delegation-invited": AboutDelegation & { places: number; deadlineAt: string | null };
  "delegation-suspended": AboutDelegation & { textForDelegation: string | null };
  "delegation-restored": AboutDelegation & { textForDelegation: string | null };
  "delegation-accredited": AboutDelegation & { places: number };
  "delegation-not-accredited": AboutDelegation & { textForDelegation: string | null };
  "application-received": AboutDelegation;
};

/** A registration that lacks something: fields as "step.field", and what an officer returned it for, until when. */
export type ReminderPerson = {
  name: string;
  reference: string;
  fields: string[];
  returned: string[];
  dueAt: string | null;
};

/** What a delegation lacks; names are as written on the paper or as registered. */
export type ReminderDelegation = {
  name: string;
  noDocument: boolean;
  /** References of documents that were found defective. */
  defective: string[];
  unregistered: string[];
  /** Who waits for the delegation's endorsement. */
  waiting: string[];
  unfinished: ReminderPerson[];
  /** Put in somebody's place, and on no document yet. */
  unnamed: string[];
};

export type ReminderMessage = {
  reminder: {
    name: string;
    deadlineAt: string;
    people: ReminderPerson[];
    delegations: ReminderDelegation[];
    link: string;
    stopLink: string;
  };
};

/** Between colleagues: never what was written, only where to read it. */
export type ColleagueMessage = {
  "dossier-mention": { name: string; by: string; reference: string; link: string };
};

/** Mails between an approver and a senior approver; whom they concern is not in them. */
export type EscalationMessage = {
  "refusal-escalated": { name: string; asker: string; link: string };
  "refusal-sent-back": { name: string; by: string; link: string };
};

/** Mail to those who may rule on an appeal; the grounds are read on the screen alone. */
export type AppealMessage = { "appeal-arrived": { name: string; reference: string; link: string } };

/** Mails between the two people of a signature; whom it concerns is not in them. */
export type SignatureMessage = {
  "signature-asked": { name: string; kind: string; asker: string; expiresAt: string; link: string };
  /** `by` is null when nobody came in time. */
  "signature-settled": {
    name: string;
    kind: string;
    state: "SIGNED" | "DECLINED" | "EXPIRED";
    by: string | null;
    answer: string | null;
    link: string;
  };
};

/** Every mail by name, with the values its text needs. */
export type MessageValues = DelegateMessage &
  IdentityMessage &
  DelegationMessage &
  StandingMessage &
  SignatureMessage &
  EscalationMessage &
  AppealMessage &
  ReminderMessage &
  ColleagueMessage;
export type MessageName = keyof MessageValues;
