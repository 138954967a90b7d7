import type { BadgeFace } from "@/components/registration/badge-preview";
import type { RegistrationView } from "@/lib/delegates/queries/registrations";
import type { Locale } from "@/lib/i18n/config";
import { formatDateRange } from "@/lib/i18n/dates";

/** The badge of a registration as it stands saved. */
export function faceOf(registration: RegistrationView, locale: Locale): BadgeFace {
  const { conference, facts, name, nativeName, values, delegation, category, photo } = registration;
  return {
    event: conference.shortTitle,
    dates: formatDateRange(facts.startsOn, facts.endsOn, locale),
    name,
    nativeName: nativeName ?? "",
    title: values.function.functionalTitle ?? "",
    delegation,
    category,
    photoId: photo?.photoId ?? null,
  };
}
