import type { BadgeFace } from "@/components/registration/badge-preview";
import { nameLines } from "@/lib/badges/face";
import type { RegistrationView } from "@/lib/delegates/queries/registrations";
import type { Locale } from "@/lib/i18n/config";
import { formatDateRange } from "@/lib/i18n/dates";
import type { PersonName } from "@/lib/i18n/names";

/** The lines of a name by the rule of the printed badge. */
export function nameOnBadge(name: PersonName): Pick<BadgeFace, "surname" | "given"> {
  const { surname, given } = nameLines(name);
  return { surname: surname.text, given: given?.text ?? "" };
}

/** The badge of a registration as it stands saved. */
export function faceOf(registration: RegistrationView, locale: Locale): BadgeFace {
  const { conference, facts, values, nativeName, delegation, category, photo } = registration;
  const {
    familyName = null,
    givenNames = null,
    isMononym = false,
    nameOrder = "GIVEN_FAMILY",
  } = values.identity;
  return {
    event: conference.shortTitle,
    dates: formatDateRange(facts.startsOn, facts.endsOn, locale),
    ...nameOnBadge({ familyName, givenNames, isMononym, nameOrder }),
    nativeName: nativeName ?? "",
    title: values.function.functionalTitle ?? "",
    delegation,
    category,
    photoId: photo?.photoId ?? null,
  };
}
