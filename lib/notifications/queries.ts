import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { contains } from "@/lib/db/contains";
import { env } from "@/lib/env";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

export type MailboxEntry = {
  id: string;
  recipient: string;
  subject: string;
  state: string;
  createdAt: string;
  locale: string;
};

const PAGE = 40;

/** What the address line asks for; nonsense in it asks for the first page of all. */
const mailboxFilter = z.object({
  to: z
    .string()
    .trim()
    .max(254)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined),
  before: z
    .string()
    .transform((text) => text.split("_"))
    .pipe(z.tuple([z.iso.datetime(), z.uuid()]))
    .transform(([at, id]) => ({ createdAt: new Date(at), id }))
    .optional()
    .catch(undefined),
});

/**
 * Every mail of the demo, newest first. Outside the demo the mailbox does not exist.
 * @param filter `to`: part of the recipient's address; `before`: `next` of the page before
 */
export async function listMailbox(
  _ctx: Ctx,
  filter: { to?: unknown; before?: unknown },
): Promise<Result<{ entries: MailboxEntry[]; next: string | null }>> {
  allowEveryone("only in the demo, checked next");
  if (!env.DEMO) return refuse("NOT_FOUND", "pageNotFound");
  const { to, before } = mailboxFilter.parse(filter);
  const rows = await db.message.findMany({
    where: {
      ...(before && {
        OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }],
      }),
      ...(to && { recipient: contains(to) }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const entries = rows.slice(0, PAGE).map(({ id, recipient, subject, state, createdAt, locale }) => ({
    id,
    recipient,
    subject,
    state,
    locale,
    createdAt: createdAt.toISOString(),
  }));
  const last = rows.length > PAGE ? entries.at(-1) : undefined;
  return ok({ entries, next: last ? `${last.createdAt}_${last.id}` : null });
}

/** One mail of the demo with its text and HTML. */
export async function getMail(
  _ctx: Ctx,
  id: string,
): Promise<Result<MailboxEntry & { text: string; html: string; qrText: string | null }>> {
  allowEveryone("only in the demo, checked next");
  if (!env.DEMO) return refuse("NOT_FOUND", "pageNotFound");
  const row = z.uuid().safeParse(id).success ? await db.message.findUnique({ where: { id } }) : null;
  if (!row) return refuse("NOT_FOUND", "pageNotFound");
  const { recipient, subject, state, locale, qrText } = row;
  const createdAt = row.createdAt.toISOString();
  return ok({
    id,
    recipient,
    subject,
    state,
    locale,
    createdAt,
    qrText,
    text: row.text ?? "",
    html: row.html ?? "",
  });
}
