import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REFUSAL_REASONS, RETURN_REASON_CODES, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import { LOCALES } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import type { Composer, MailContent } from "@/lib/notifications/content";
import { isolate } from "@/lib/notifications/isolate";
import { renderMail } from "@/lib/notifications/layout";
import { delegateReturned } from "@/lib/notifications/messages/delegate-returned";

const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/;
const anyText = fc.string({ unit: "binary", maxLength: 200 });

describe("an isolated name", () => {
  test("is one line between first-strong isolate and its end, whatever it holds", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const isolated = isolate(name);
        expect(isolated.at(0)).toBe("\u2068");
        expect(isolated.at(-1)).toBe("\u2069");
        const inner = isolated.slice(1, -1);
        expect(inner).not.toMatch(BIDI_CONTROLS);
        expect(inner).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test("is otherwise as typed", () => {
    for (const name of ["O’Brien-Ḥusayn", "علي ۀ", "می‌خواهم", "王 小明", "Ғанӣ"])
      expect(isolate(name)).toBe(`\u2068${name}\u2069`);
  });
});

/** Tags of a document, with their attributes. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];
const contentOf = (text: string): MailContent => ({
  subject: text,
  greeting: text,
  paragraphs: [text],
  items: [text],
  quote: text,
  qr: { text, caption: text },
  action: { label: text, url: `https://x.example/?q=${encodeURIComponent("a")}` },
});

describe("a mail", () => {
  test("has the same tags whatever its texts hold, and one line of subject", () => {
    const plain = tagsOf(renderMail([{ locale: "ar", content: contentOf("x"), footer: "x" }]).html).map(
      (tag) => tag.replace('alt="x"', "alt"),
    );
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('"><script>', "--><b>", "' onload='x", "&lt;", "<!--", "]]>")),
        (text) => {
          const mail = renderMail([
            { locale: "ar", content: contentOf(`x${text.replace(/\n/g, " ")}`), footer: text },
          ]);
          const tags = tagsOf(mail.html).map((tag) => tag.replace(/alt="[^"]*"/, "alt"));
          expect(tags).toEqual(plain);
          expect(mail.subject).not.toMatch(/[\r\n]/);
        },
      ),
    );
  });

  test.each(LOCALES)("in %s says its language and direction, with English beneath in its own", (locale) => {
    const content = { subject: "s", paragraphs: ["first"] };
    const english = { subject: "e", paragraphs: ["second"] };
    const { html, text, subject } = renderMail([
      { locale, content, footer: "f" },
      { locale: "en", content: english, footer: "g" },
    ]);
    const direction = locale === "ar" ? "rtl" : "ltr";
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
    expect(html).toContain(`<div lang="${locale}" dir="${direction}"`);
    expect(html).toContain('<div lang="en" dir="ltr"');
    expect(html.indexOf("first")).toBeLessThan(html.indexOf("second"));
    expect(text.indexOf("first")).toBeLessThan(text.indexOf("second"));
    expect(subject).toBe("s");
  });

  test("loads nothing from outside and runs nothing", () => {
    const { html } = renderMail([{ locale: "en", content: contentOf("x"), footer: "x" }]);
    expect(html).not.toMatch(/<(script|link|iframe|form|object)|src="(?!cid:)|url\(|@import/);
  });
});

describe("the mail of a return", () => {
  const composer: Composer = {
    say: (key) => key,
    field: (path: string) => path,
    reason: (code) => `because ${code}`,
    when: (instant) => instant,
    pick: ({ en }) => en,
    conference: "C",
  };

  test("names each item that was sent back, in order, with its note, and no other", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            reasonCode: fc.constantFrom(...RETURN_REASON_CODES),
            note: fc.option(fc.constantFrom("the left ear", "الصورة قديمة"), { nil: null }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (items) => {
          const values = { name: "N", reference: "R", link: null, dueAt: "2027-01-01T00:00:00Z", items };
          const told = delegateReturned(composer, values).items ?? [];
          expect(told).toHaveLength(items.length);
          for (const [index, { reasonCode, note }] of items.entries()) {
            expect(told[index]).toContain(`because ${reasonCode}`);
            if (note) expect(told[index]).toContain(`\u2068${note}\u2069`);
          }
        },
      ),
    );
  });

  test.each(LOCALES)("finds a sentence for the person for every reason in %s", (locale) => {
    const reasons = loadNamespace(locale, "reasons");
    for (const code of [...RETURN_REASON_CODES, ...REFUSAL_REASONS, ...REVOCATION_REASONS])
      expect(reasons[code], code).toMatchObject({ person: expect.stringMatching(/\S.{8,}/) });
  });
});
