import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
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

/** Every mail of the demo, newest first. Outside the demo the mailbox does not exist. */
export async function listMailbox(
  ctx: Ctx,
  filter: { to?: string | undefined; before?: string | undefined },
): Promise<Result<{ entries: MailboxEntry[]; next: string | null }>> {
  allowEveryone("only in the demo, checked next");
  if (!env.DEMO) return refuse("NOT_FOUND", "pageNotFound");
  const before =
    filter.before && !Number.isNaN(Date.parse(filter.before)) ? new Date(filter.before) : ctx.now;
  const rows = await db.message.findMany({
    where: {
      createdAt: { lte: before },
      ...(filter.to ? { recipient: { contains: filter.to.toLowerCase() } } : {}),
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
  return ok({ entries, next: rows.length > PAGE ? (rows[PAGE]?.createdAt.toISOString() ?? null) : null });
}

/** One mail of the demo with its text and HTML. */
export async function getMail(
  _ctx: Ctx,
  id: string,
): Promise<Result<MailboxEntry & { text: string; html: string; qrText: string | null }>> {
  allowEveryone("only in the demo, checked next");
  if (!env.DEMO) return refuse("NOT_FOUND", "pageNotFound");
  const row = await db.message.findUnique({ where: { id } });
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
