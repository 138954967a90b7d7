import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { textIn } from "@/lib/i18n/localized-text";
import { composeMessage, MESSAGE_NAMES } from "@/lib/notifications/compose";
import { isolate } from "@/lib/notifications/isolate";
import { renderMail } from "@/lib/notifications/layout";
import type { MessageValues } from "@/lib/notifications/values";

const HOSTILE = '<img src=x onerror="alert(1)">\u202Eeve';
const about = { name: HOSTILE, reference: "DSB27-7F3K9QC", link: "https://x.example/a?b=1&c=2" };
const names = { en: HOSTILE, ru: HOSTILE, tg: HOSTILE, fr: HOSTILE, ar: HOSTILE };
const standing = { organization: names, link: about.link };
const VALUES: MessageValues = {
  "delegate-received": { ...about, dueAt: "2027-01-01T00:00:00Z" },
  "delegate-returned": {
    ...about,
    dueAt: "2027-01-01T00:00:00Z",
    items: [{ reasonCode: "PHOTO_OLD", note: HOSTILE }],
  },
  "delegate-approved": about,
  "delegate-refused": {
    ...about,
    reasonCode: "LATE",
    textForPerson: HOSTILE,
    appealUntil: "2027-01-01T00:00:00Z",
  },
  "delegate-revoked": { ...about, reasonCode: "CONDUCT", textForPerson: HOSTILE, appealUntil: null },
  "appeal-received": about,
  "appeal-allowed": { ...about, textForPerson: HOSTILE },
  "appeal-dismissed": { ...about, textForPerson: HOSTILE },
  "delegate-on-hold": about,
  "delegate-hold-lifted": about,
  "identity-change-accepted": about,
  "identity-change-declined": { ...about, textForPerson: HOSTILE },
  "delegate-withdrawn": about,
  "delegate-invited": about,
  "delegate-awaiting-endorsement": about,
  "delegate-sent-back": { ...about, textForPerson: HOSTILE },
  "delegate-removed": { ...about, textForPerson: HOSTILE },
  "delegate-disowned": { ...about, textForPerson: HOSTILE },
  "delegate-waitlisted": about,
  "delegate-awaits-room": { ...about, rank: 3 },
  "delegate-given-room": { ...about, dueAt: "2027-02-01T18:59:59.000Z" },
  "delegate-lapsed": { ...about, cause: "registrationClosed" },
  "delegate-substituted": about,
  "delegate-merged": about,
  "endorsement-requested": { name: HOSTILE, person: HOSTILE, reference: about.reference, link: about.link },
  "dossier-mention": {
    name: "Officer",
    by: "Colleague",
    reference: "TJ27-AAAA-AAAA",
    link: "https://x.example/a?b=1&c=2",
  },
  "nomination-defective": {
    name: HOSTILE,
    document: HOSTILE,
    defectCode: "NOTE_SEAL",
    note: HOSTILE,
    link: about.link,
  },
  "delegation-invited": { ...standing, places: 5, deadlineAt: "2027-01-01T00:00:00Z" },
  "delegation-suspended": { ...standing, textForDelegation: HOSTILE },
  "delegation-restored": { ...standing, textForDelegation: HOSTILE },
  "delegation-accredited": { ...standing, places: 2 },
  "delegation-not-accredited": { ...standing, textForDelegation: HOSTILE },
  "application-received": standing,
  "refusal-escalated": { name: HOSTILE, asker: HOSTILE, link: about.link },
  "refusal-sent-back": { name: HOSTILE, by: HOSTILE, link: about.link },
  "appeal-arrived": { name: HOSTILE, reference: about.reference, link: about.link },
  "signature-asked": {
    name: HOSTILE,
    kind: "REVOCATION",
    asker: HOSTILE,
    expiresAt: "2027-01-01T00:00:00Z",
    link: about.link,
  },
  "signature-settled": {
    name: HOSTILE,
    kind: "PERSONAL_EXPORT",
    state: "DECLINED",
    by: HOSTILE,
    answer: HOSTILE,
    link: about.link,
  },
  "verify-address": { link: about.link },
  "continue-registration": { link: about.link },
  "application-link": { link: about.link },
  "password-reset": { link: about.link },
  "user-invited": { name: HOSTILE, link: about.link },
  reminder: {
    name: HOSTILE,
    deadlineAt: "2027-03-01T13:00:00.000Z",
    people: [
      {
        name: HOSTILE,
        reference: "DSB27-AAAA",
        fields: ["document.number", "photo.photo"],
        returned: [],
        dueAt: null,
      },
    ],
    delegations: [
      {
        name: HOSTILE,
        noDocument: true,
        defective: [HOSTILE],
        unregistered: Array.from({ length: 14 }, () => HOSTILE),
        waiting: [HOSTILE],
        unfinished: [
          {
            name: HOSTILE,
            reference: "DSB27-BBBB",
            fields: [],
            returned: ["PHOTO_FACE"],
            dueAt: "2027-03-01T13:00:00.000Z",
          },
        ],
        unnamed: [HOSTILE],
      },
    ],
    link: about.link,
    stopLink: "https://placet.example/en/reminders/x",
  },
  "focal-point-invited": { name: HOSTILE, link: about.link },
};

/** Whose registration has ended has nothing to open. */
const WITHOUT_LINK = new Set<string>([
  "delegate-withdrawn",
  "delegate-removed",
  "delegate-lapsed",
  "delegate-disowned",
  "delegate-substituted",
]);

describe.each(LOCALES)("mails in %s", (locale) => {
  test.each(MESSAGE_NAMES)("%s is whole and inert", (name) => {
    const speak = (namespace: string) => {
      const messages = { [namespace]: loadNamespace(locale, namespace) };
      const onError = (error: Error) => {
        throw error;
      };
      const translate = createTranslator({ locale, messages, namespace, onError }) as unknown as (
        key: string,
        values?: object,
      ) => string;
      return (key: string, values: object = {}) => translate(key, values);
    };
    const [say, reason] = [speak("mail"), speak("reasons")];
    const safe = (values: Record<string, string | number> = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          typeof value === "string" ? isolate(value) : value,
        ]),
      );
    const content = composeMessage(
      name,
      {
        say: (key, values) => say(key, safe(values)),
        field: (path: string) => path,
        reason: (code) => reason(`${code}.person`),
        when: (at) => at,
        pick: (text) => textIn(text, locale),
        conference: "C",
      },
      VALUES[name] as never,
    );
    const mail = renderMail([{ locale, content, footer: "footer" }]);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toContain("<img src=x");
    expect(mail.html).toContain(`dir="${locale === "ar" ? "rtl" : "ltr"}"`);
    expect(mail.text).not.toMatch(/\{[a-z]+\}/i);
    if ("link" in VALUES[name] && !WITHOUT_LINK.has(name)) expect(mail.text).toContain(about.link);
  });
});
