import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { QR_CONTENT_ID } from "@/lib/notifications/layout";
import { qrImage } from "@/lib/notifications/qr-image";

export type OutgoingMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  qrText: string | null;
  stopUrl: string | null;
};

let transporter: Transporter | undefined;

function smtp(url: string): Transporter {
  transporter ??= createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transporter;
}

/**
 * Hands a mail to the SMTP server. The message id is that of the outbox row, so that a mail sent twice after a crash
 * is recognised as one. In the demo nothing leaves the machine: the mailbox page shows the row.
 * @throws when the server refuses or is away; the queue tries again
 */
export async function deliver(mail: OutgoingMail): Promise<void> {
  if (env.DEMO && !env.SMTP_URL) return;
  if (!env.SMTP_URL) throw new Error("SMTP_URL is not set: no mail can leave.");
  const { id, recipient, subject, text, html, qrText, stopUrl } = mail;
  await smtp(env.SMTP_URL).sendMail({
    messageId: `<${id}@${new URL(env.APP_URL).hostname}>`,
    from: env.MAIL_FROM,
    // As an object the address is one recipient, whatever it contains.
    to: { name: "", address: recipient },
    subject,
    text,
    html,
    attachments: qrText
      ? [
          {
            filename: "code.png",
            content: await qrImage(qrText),
            cid: QR_CONTENT_ID,
            contentType: "image/png",
          },
        ]
      : [],
    headers: {
      "Auto-Submitted": "auto-generated",
      // One click in the mail program stops them (RFC 8058).
      ...(stopUrl
        ? { "List-Unsubscribe": `<${stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
        : {}),
    },
  });
}

/** Closes pooled connections, for a clean stop. */
export function closeTransport(): void {
  transporter?.close();
  transporter = undefined;
}
