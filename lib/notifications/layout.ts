import { directionOf, type Locale } from "@/lib/i18n/config";
import type { MailContent } from "@/lib/notifications/content";

/** One language's part of a mail. */
export type MailPart = { locale: Locale; content: MailContent; footer: string };

export type RenderedMail = { subject: string; text: string; html: string; qrText: string | null };

/** Content id of the inline QR picture. */
export const QR_CONTENT_ID = "reference-code";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function textPart({ content, footer }: MailPart): string {
  const blocks = [
    content.greeting,
    ...content.paragraphs,
    content.items?.map((item) => `• ${item}`).join("\n"),
    ...(content.sections ?? []).map(({ title, items }) =>
      [title, ...items.map((item) => `• ${item}`)].join("\n"),
    ),
    content.quote?.replace(/^/gm, "> "),
    content.qr?.caption,
    content.action && `${content.action.label}:\n${content.action.url}`,
    content.closing,
    footer,
  ];
  return blocks.filter(Boolean).join("\n\n");
}

const INK = "#14212B";
const paragraph = (text: string) =>
  `<p style="margin:0 0 16px">${escapeHtml(text).replace(/\n/g, "<br>")}</p>`;

const smallHtml = (text: string) =>
  `<p style="margin:24px 0 0;font-size:14px;color:#51606B;overflow-wrap:anywhere">${escapeHtml(text)}</p>`;

const listHtml = (items: readonly string[]) =>
  `<ul style="margin:0 0 16px;padding-inline-start:24px">${items.map((item) => `<li style="margin:0 0 8px">${escapeHtml(item)}</li>`).join("")}</ul>`;

function actionHtml({ label, url }: { label: string; url: string }): string {
  const href = escapeHtml(url);
  return `<p style="margin:24px 0"><a href="${href}" style="background:#00658F;color:#FFFFFF;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escapeHtml(label)}</a></p><p style="margin:0 0 16px;font-size:14px;color:#51606B;word-break:break-all" dir="ltr">${href}</p>`;
}

function htmlPart({ locale, content, footer }: MailPart): string {
  const rows = [
    content.greeting && paragraph(content.greeting),
    ...content.paragraphs.map(paragraph),
    content.items && listHtml(content.items),
    ...(content.sections ?? []).map(
      ({ title, items }) =>
        `<p style="margin:0 0 8px;font-weight:bold">${escapeHtml(title)}</p>${listHtml(items)}`,
    ),
    content.quote &&
      `<blockquote dir="auto" style="margin:0 0 16px;padding:12px 16px;background:#F4F7F9;border-inline-start:4px solid #00658F">${escapeHtml(content.quote).replace(/\n/g, "<br>")}</blockquote>`,
    content.qr &&
      `<p style="margin:0 0 16px;text-align:center"><img src="cid:${QR_CONTENT_ID}" width="200" height="200" alt="${escapeHtml(content.qr.text)}"><br>${escapeHtml(content.qr.caption)}</p>`,
    content.action && actionHtml(content.action),
    content.closing && smallHtml(content.closing),
    smallHtml(footer),
  ];
  return `<div lang="${locale}" dir="${directionOf(locale)}" style="padding:24px;text-align:start">${rows.filter(Boolean).join("\n")}</div>`;
}

/**
 * A mail as text and HTML: the person's language first, English beneath where it is another one. Every value is
 * escaped; nothing is loaded from outside.
 */
export function renderMail(parts: readonly [MailPart, ...MailPart[]]): RenderedMail {
  const [first] = parts;
  const divider = '<hr style="border:0;border-top:1px solid #D9E0E5;margin:0 24px">';
  const body = parts.map(htmlPart).join(divider);
  return {
    subject: first.content.subject.replace(/[\r\n]+/g, " "),
    text: parts.map(textPart).join("\n\n————————————\n\n"),
    html: `<!doctype html><html lang="${first.locale}" dir="${directionOf(first.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(first.content.subject)}</title></head><body style="margin:0;background:#F4F7F9;color:${INK};font-family:'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5"><div style="max-width:600px;margin:0 auto;background:#FFFFFF">${body}</div></body></html>`,
    qrText: first.content.qr?.text ?? null,
  };
}
