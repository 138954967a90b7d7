import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChecksForm } from "@/components/admin/checks-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listNominationChecks } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureChecksAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nominations"))("checksForm.title") };
}

/** What officers look at on nomination documents, for each conference and kind of document. */
export default async function NominationChecksPage() {
  const conferences = unwrap(await listNominationChecks(await getContext()));
  const say = await getTranslations("nominations");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("checksForm.title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("checksForm.text")}</p>
      <MessagesProvider namespaces={["nominations", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map(({ id, title, checks }) => (
            <Card key={id}>
              <h2>{title}</h2>
              <ChecksForm conferenceId={id} checks={checks} action={configureChecksAction} />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
