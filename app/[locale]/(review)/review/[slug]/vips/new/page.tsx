import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Card } from "@/components/ui/card";
import { VipForm } from "@/components/vips/vip-form";
import { getVipChoices } from "@/lib/accreditation/vips/queries/vips";
import { getPublicConference } from "@/lib/conferences/queries";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { inviteVipAction } from "../actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vips"))("invite") };
}

/** The form by which protocol enters somebody of high rank. */
export default async function NewVipPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const choices = unwrap(await getVipChoices(ctx, conference.id));
  const [say, roleName, locale] = await Promise.all([
    getTranslations("vips"),
    getTranslations("registration.choices.role"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <PageShell width="text" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="vips" />
      <h1>{say("invite")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("inviteText")}</p>
      <Card>
        <MessagesProvider namespaces={["vips", "errors", "validation"]}>
          <VipForm
            conference={{ id: conference.id, slug: conference.slug }}
            requestKey={randomUUID()}
            choices={choices}
            roles={DELEGATION_ROLES.map((value) => ({
              value,
              label: roleName(value),
            }))}
            language={locale}
            action={inviteVipAction}
          />
        </MessagesProvider>
      </Card>
    </PageShell>
  );
}
