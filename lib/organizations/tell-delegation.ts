import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/i18n/config";
import { localeOf } from "@/lib/i18n/load-messages";
import type { LocalizedText } from "@/lib/i18n/localized-text";
import { queueMessage } from "@/lib/notifications/outbox";
import type { MessageValues, StandingMessage } from "@/lib/notifications/values";
import { venueDate } from "@/lib/organizations/appointment-period";
import { organizationName } from "@/lib/organizations/names";
import { focalPointsInForce } from "@/lib/organizations/tell-focal-points";

type Told = {
  id: string;
  language: string;
  contactEmail: string | null;
  organization: { type: string; countryIso3: string | null; name: unknown };
  conference: { id: string; slug: string; timeZone: string };
};

/**
 * Writes to a delegation about its own standing: to its contact in the delegation's language, and to the focal points
 * in force, each in their own. An address that is both is written to once.
 * @param cause id of what happened: a retried command does not write twice
 */
export async function tellDelegation<Name extends keyof StandingMessage>(
  tx: Tx,
  ctx: Ctx,
  delegation: Told,
  name: Name,
  values: Omit<StandingMessage[Name], "organization" | "link">,
  cause: string,
): Promise<void> {
  const { id, language, contactEmail, conference } = delegation;
  const organization = Object.fromEntries(
    LOCALES.map((locale) => [locale, organizationName(delegation.organization, locale)]),
  ) as LocalizedText;
  const focalPoints = await focalPointsInForce(tx, id, venueDate(ctx.now, conference.timeZone));
  const people = focalPoints.map(({ user }) => ({
    address: user.email,
    locale: localeOf(user.locale),
    path: `/delegations/${id}/state`,
  }));
  const known = new Set(people.map(({ address }) => address.toLowerCase()));
  const contact = {
    address: contactEmail ?? "",
    locale: localeOf(language),
    path: `/conferences/${conference.slug}`,
  };
  const contacts = contactEmail && !known.has(contactEmail.toLowerCase()) ? [contact] : [];
  for (const { address, locale, path } of [...contacts, ...people]) {
    const link = `${env.APP_URL}/${locale}${path}`;
    await queueMessage(tx, ctx, {
      name,
      locale,
      recipient: address,
      conferenceId: conference.id,
      dedupeKey: `${name}:${cause}:${address}`,
      values: { ...values, organization, link } as unknown as MessageValues[Name],
    });
  }
}
