import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import type { ExportToSign } from "@/lib/accreditation/queries/exports-to-sign";
import { LOCALE_NAMES } from "@/lib/i18n/config";

/** An export as it will be made: whom it holds, and how many they are now. */
export async function ExportAct({ act }: { act: ExportToSign }) {
  const [say, states] = await Promise.all([getTranslations("signatures.export"), getTranslations("states")]);
  const { state, category, q, waiting } = act.filter;
  const conditions = [
    ...(state ? [say("state", { state: states(state as never) })] : []),
    ...(category ? [say("category", { category })] : []),
    ...(q ? [say("q", { q })] : []),
    ...(waiting === null ? [] : [say("waiting", { count: waiting })]),
  ];
  return (
    <>
      <p>{say("text")}</p>
      <Facts
        facts={[
          {
            label: say("people"),
            value: act.people === null ? say("nobody") : say("count", { count: act.people }),
          },
          {
            label: say("filter"),
            value: conditions.length === 0 ? say("everybody") : conditions.join(" · "),
          },
          { label: say("format"), value: act.format.toUpperCase() },
          { label: say("language"), value: LOCALE_NAMES[act.locale] },
        ]}
      />
    </>
  );
}
