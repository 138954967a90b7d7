import { useTranslations } from "next-intl";
import type { TextsForPerson } from "@/lib/accreditation/texts-for-person";

type Props = { reasonCode: string; text: string; reads: TextsForPerson };

/** What the person will read, in the person's language and direction. */
export function TextPreview({ reasonCode, text, reads }: Props) {
  const say = useTranslations("review");
  if (!reasonCode) return null;
  return (
    <div className="rounded-md border border-line bg-wash p-3">
      <p className="text-sm text-muted">{say("close.preview")}</p>
      <div lang={reads.locale} dir={reads.locale === "ar" ? "rtl" : "ltr"} className="break-words">
        <p>{reads.reasons[reasonCode]}</p>
        <p>
          <bdi>{text}</bdi>
        </p>
      </div>
    </div>
  );
}
