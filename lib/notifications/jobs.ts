import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { deliver } from "@/lib/notifications/transport";

export const deliverMessagePayload = z.strictObject({ messageId: z.uuid() });

/**
 * Delivers one row of the outbox. A row already sent is left alone, so a repeated job sends nothing; a worker killed
 * between sending and marking sends once more under the same Message-ID (at least once, docs/decisions/0004).
 */
export async function deliverMessage(ctx: Ctx, payload: unknown): Promise<void> {
  const { messageId } = deliverMessagePayload.parse(payload);
  const row = await db.message.findUnique({ where: { id: messageId } });
  if (!row || row.state === "SENT" || row.text === null || row.html === null) return;
  try {
    await deliver({ ...row, text: row.text, html: row.html });
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 300) : "unknown";
    await db.message.updateMany({
      where: { id: messageId, state: { not: "SENT" } },
      data: { state: "FAILED", attempts: { increment: 1 }, lastError },
    });
    throw error;
  }
  await db.message.updateMany({
    where: { id: messageId, state: { not: "SENT" } },
    data: {
      state: "SENT",
      sentAt: ctx.now,
      attempts: { increment: 1 },
      lastError: null,
      // The text carries links; only the demo keeps it, for its mailbox.
      ...(env.DEMO ? {} : { text: null, html: null }),
    },
  });
}
