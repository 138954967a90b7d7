import { getTranslations } from "next-intl/server";
import { PaperPages } from "@/components/nominations/paper-pages";
import type { AppealDocumentView } from "@/lib/accreditation/appeals/document-views";

/** The documents that came with an appeal: each opens to its pages, which are fetched only then. */
export async function AppealDocuments({ documents }: { documents: readonly AppealDocumentView[] }) {
  const say = await getTranslations("appeals.documents");
  if (documents.length === 0) return null;
  return (
    <div className="mt-4 space-y-2">
      <h3>{say("title")}</h3>
      {documents.map((document) => (
        <details key={document.id} className="rounded-md border border-line">
          <summary className="min-h-11 cursor-pointer p-3 break-words">
            <bdi>{document.name}</bdi>{" "}
            <span className="text-muted">{say("pages", { pages: document.pages })}</span>
          </summary>
          <div className="p-3">
            <PaperPages file={document} />
          </div>
        </details>
      ))}
    </div>
  );
}
