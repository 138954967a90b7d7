import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WindowsForm } from "@/components/admin/windows-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listWindows } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureWindowsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("windows"))("title") };
}

/** How long people may appeal and States may object, by conference. */
export default async function WindowsPage() {
  const conferences = unwrap(await listWindows(await getContext()));
  const say = await getTranslations("windows");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["windows", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map(({ id, title, appealDays, noObjectionDays }) => (
            <Card key={id}>
              <h2>{title}</h2>
              <WindowsForm
                conferenceId={id}
                before={{ appealDays, noObjectionDays }}
                action={configureWindowsAction}
              />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
