/** Values of the mails about a registration. Instants are ISO strings, `link` an absolute address. */
type AboutDelegate = { name: string; reference: string; link: string | null };

export type DelegateMessage = {
  "delegate-received": AboutDelegate & { dueAt: string };
  "delegate-returned": AboutDelegate & {
    dueAt: string;
    items: { reasonCode: string; note: string | null }[];
  };
  "delegate-approved": AboutDelegate;
  "delegate-refused": AboutDelegate & { reasonCode: string; textForPerson: string };
  "delegate-revoked": AboutDelegate & { reasonCode: string; textForPerson: string };
  "delegate-withdrawn": AboutDelegate;
  "delegate-removed": AboutDelegate & { textForPerson: string };
  "delegate-invited": AboutDelegate;
  "delegate-awaiting-endorsement": AboutDelegate;
  "delegate-sent-back": AboutDelegate & { textForPerson: string };
  "delegate-disowned": AboutDelegate & { textForPerson: string };
  "delegate-waitlisted": AboutDelegate;
  "delegate-substituted": AboutDelegate;
};

export type IdentityMessage = {
  "verify-address": { link: string };
  "continue-registration": { link: string };
  "password-reset": { link: string };
  "user-invited": { name: string; link: string };
  "focal-point-invited": { name: string; link: string };
};

/** Mails to focal points about their delegation. */
export type DelegationMessage = {
  "endorsement-requested": { name: string; person: string; reference: string; link: string };
  "nomination-defective": { name: string; document: string; defectCode: string; note: string; link: string };
};

/** Every mail by name, with the values its text needs. */
export type MessageValues = DelegateMessage & IdentityMessage & DelegationMessage;
export type MessageName = keyof MessageValues;
