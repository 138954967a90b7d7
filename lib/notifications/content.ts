import type { LocalizedText } from "@/lib/i18n/localized-text";

/** What a mail says, before it becomes text and HTML. Strings are plain text; layout escapes them. */
export type MailContent = {
  subject: string;
  greeting?: string;
  paragraphs: string[];
  items?: string[];
  /** Lists under a heading each. */
  sections?: { title: string; items: string[] }[];
  /** A quotation of what an officer wrote to the person. */
  quote?: string;
  /** Last and small: how to stop such mails. */
  closing?: string;
  action?: { label: string; url: string };
  /** Text of a QR code to show at the desk, with its caption. */
  qr?: { text: string; caption: string };
};

/** What a message is written with: texts of one language, and the facts of the conference in it. */
export type Composer = {
  say: (key: string, values?: Record<string, string | number>) => string;
  reason: (code: string) => string;
  /** The label of a form field, "step.field", with that of its step before it. */
  field: (path: string) => string;
  /** An instant in the venue's time, zone named. */
  when: (instant: string) => string;
  /** The text of this mail's language out of one in all languages. */
  pick: (text: LocalizedText) => string;
  conference: string;
};
