import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { type PhotoVerdict, photoStanding } from "@/lib/documents/photo-spec";
import type { Refusal } from "@/lib/errors";

/** What all checks together mean, told to screen readers as it changes. */
export function PhotoSummary({ verdict }: { verdict: PhotoVerdict | null }) {
  const t = useTranslations("photo");
  const failed = verdict?.filter(({ outcome }) => outcome === "fail").length ?? 0;
  const fair = verdict?.some(({ outcome }) => outcome === "warn");
  const standing = verdict && photoStanding(verdict);
  return (
    <div role="status" className="space-y-2">
      {verdict && failed === 0 && (
        <Notice kind="success">{fair ? t("verdict.fair") : t("verdict.good")}</Notice>
      )}
      {failed > 0 && (
        <Notice kind="warning" title={t("verdict.bad", { count: failed })}>
          <p>{standing === "unusable" ? t("unusable") : t("needsLook")}</p>
        </Notice>
      )}
    </div>
  );
}

/** The server's refusal in the words of its code. */
export function PhotoRefusal({ refusal }: { refusal: Refusal }) {
  const errors = useTranslations("errors");
  const validation = useTranslations("validation");
  const field = refusal.fields?.photo;
  return (
    <Notice kind="danger" role="alert" title={errors(refusal.message, refusal.values)}>
      {field && <p>{validation(field)}</p>}
    </Notice>
  );
}
