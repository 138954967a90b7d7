import { getTranslations } from "next-intl/server";
import { BadgePreview } from "@/components/registration/badge-preview";
import type { Proof } from "@/lib/badges/queries/proofs";
import type { Locale } from "@/lib/i18n/config";
import { formatDateRange } from "@/lib/i18n/dates";

type Props = { proof: Proof; event: string; days: { from: string; to: string }; locale: Locale };

const MARK = { signed: "✓", changed: "!", new: "·" } as const;

/** One badge as it will be printed, with how it stands beside the last signature. */
export async function ProofCard({ proof, event, days, locale }: Props) {
  const say = await getTranslations("proofs.standing");
  const { face, standing } = proof;
  const [word] = face.category.words;
  return (
    <BadgePreview
      face={{
        event,
        dates: formatDateRange(days.from, days.to, locale),
        surname: face.surname.text,
        given: face.given?.text ?? "",
        nativeName: face.native?.text ?? "",
        title: face.function?.text ?? "",
        // The card sets the host country's languages smaller; here they would be cut.
        delegation: face.delegation[0]?.text ?? "",
        category: {
          code: face.category.code,
          name: word?.text ?? "",
          bandColor: face.category.color,
          bandPattern: face.category.pattern,
        },
        photoId: face.photoId,
      }}
      caption={`${MARK[standing]} ${say(standing)}`}
    />
  );
}
