import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VipRanksForm } from "@/components/admin/vip-ranks-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listVipRanks } from "@/lib/conferences/queries/vip-ranks";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureVipRanksAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vips"))("ranks.title") };
}

/** Whom each conference receives by the fast track, with which pass, and whether without a photo. */
export default async function RanksPage() {
  const conferences = unwrap(await listVipRanks(await getContext()));
  const say = await getTranslations("vips");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("ranks.title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("ranks.text")}</p>
      <MessagesProvider namespaces={["vips", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map((conference) => (
            <Card key={conference.id}>
              <h2>{conference.title}</h2>
              <VipRanksForm
                key={conference.version}
                conference={conference}
                action={configureVipRanksAction}
              />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
