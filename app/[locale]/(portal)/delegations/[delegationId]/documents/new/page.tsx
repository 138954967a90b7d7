import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { RecordForm } from "@/components/nominations/record-form";
import { listNominations } from "@/lib/delegates/queries/nominations";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { beginUploadAction, finishUploadAction, recordDocumentAction } from "../actions";

type Props = {
  params: Promise<{ delegationId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nominations"))("form.title") };
}

/** A new nomination document, or one that replaces an earlier one and begins from its lines. */
export default async function NewDocumentPage({ params, searchParams }: Props) {
  const { delegationId } = await params;
  const { supersedes } = await searchParams;
  const { delegation, documents } = unwrap(await listNominations(await getContext(), delegationId));
  if (!delegation.mayRecord) forbidden();
  const say = await getTranslations("nominations");
  const earlier = documents.find(({ id, state }) => id === supersedes && state !== "SUPERSEDED");
  return (
    <DelegationFrame delegation={delegation} current="documents">
      <h1>{say("form.title")}</h1>
      {earlier && <p className="mt-1 text-muted">{say("form.replaces", { reference: earlier.reference })}</p>}
      <MessagesProvider namespaces={["nominations", "uploads", "errors", "validation"]}>
        <RecordForm
          delegationId={delegation.id}
          supersedes={earlier ?? null}
          begin={beginUploadAction}
          finish={finishUploadAction}
          record={recordDocumentAction}
        />
      </MessagesProvider>
    </DelegationFrame>
  );
}
