import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { AccessLinkPurpose } from "@/lib/db/generated/enums";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/config";
import { hashToken, newToken } from "@/lib/identity/tokens";
import { newId } from "@/lib/ids";

const HOUR = 3_600_000;

/** How long a link of each purpose may be opened, in hours. */
export const LINK_HOURS: Record<AccessLinkPurpose, number> = {
  VERIFY_EMAIL: 48,
  CONTINUE: 14 * 24,
  RESET_PASSWORD: 1,
  INVITE_USER: 7 * 24,
};

const PATH: Record<AccessLinkPurpose, string> = {
  VERIFY_EMAIL: "continue",
  CONTINUE: "continue",
  RESET_PASSWORD: "reset",
  INVITE_USER: "invitation",
};

export type LinkRequest = {
  purpose: AccessLinkPurpose;
  email: string;
  locale: Locale;
  conferenceId?: string;
  delegateId?: string;
  userId?: string;
  /** Hash of the code that the link needs beside it. */
  codeHash?: Uint8Array<ArrayBuffer>;
};

/**
 * Makes a single-use link in the caller's transaction. Only the hash of its token is stored.
 * @returns the absolute address to put into a mail
 */
export async function issueAccessLink(tx: Tx, ctx: Ctx, request: LinkRequest): Promise<string> {
  const token = newToken();
  const data = {
    id: newId(),
    tokenHash: hashToken(token),
    ...request,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + LINK_HOURS[request.purpose] * HOUR),
  };
  if (ctx.portion) ctx.portion.links.push(data);
  else await tx.accessLink.create({ data });
  return `${env.APP_URL}/${request.locale}/${PATH[request.purpose]}/${token}`;
}
