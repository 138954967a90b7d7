import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { localeOf } from "@/lib/i18n/load-messages";
import { fullName, type PersonName } from "@/lib/i18n/names";
import { issueAccessLink } from "@/lib/identity/access-links";
import { type ConferenceFacts, queueMessage } from "@/lib/notifications/outbox";
import type { DelegateMessage, MessageValues } from "@/lib/notifications/values";

/** What is needed to write to the person who holds a registration. */
export type Addressee = {
  id: string;
  conferenceId: string;
  reference: string;
  locale: string;
  ownerEmail: string | null;
  email: string | null;
  person: PersonName;
  /** Where it was read with the person. */
  conference?: ConferenceFacts;
};

/**
 * Queues a mail about a decision, in the caller's transaction, to the address that holds the registration, and to the
 * person as well where that is another one (a secretary registers the minister; both should know).
 * @param decisionId the cause: a retried command does not write twice
 */
export async function tellDelegate<Name extends keyof DelegateMessage>(
  tx: Tx,
  ctx: Ctx,
  to: Addressee,
  name: Name,
  decisionId: string,
  values: Omit<DelegateMessage[Name], "name" | "reference" | "link">,
): Promise<void> {
  const addresses = new Set([to.ownerEmail, to.email].flatMap((address) => address?.toLowerCase() ?? []));
  for (const recipient of addresses) {
    // Only the address that holds the registration gets a way in.
    const holds = recipient === to.ownerEmail?.toLowerCase();
    const { conferenceId, id: delegateId } = to;
    const locale = localeOf(to.locale);
    const link = holds
      ? await issueAccessLink(tx, ctx, {
          purpose: "CONTINUE",
          email: recipient,
          locale,
          conferenceId,
          delegateId,
        })
      : null;
    const facts = { name: fullName(to.person), reference: to.reference, link };
    await queueMessage<Name>(tx, ctx, {
      name,
      locale,
      recipient,
      conferenceId,
      conference: to.conference,
      delegateId,
      dedupeKey: `${name}:${decisionId}:${recipient}`,
      values: { ...values, ...facts } as unknown as MessageValues[Name],
    });
  }
}
