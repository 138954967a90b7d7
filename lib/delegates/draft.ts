import type { Prisma } from "@/lib/db/generated/client";
import type { DraftValues, PhotoState } from "@/lib/delegates/completeness";
import type { StepFacts } from "@/lib/delegates/step-rules";
import { UNDETERMINED } from "@/lib/delegates/storable";

/** What a draft is read with; one shape for editing, submitting and reviewing. */
export const DRAFT_PARTS = {
  person: true,
  travelDocument: true,
  needs: true,
  photo: true,
  category: true,
  conference: true,
  consents: { orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.DelegateInclude;

export type DraftRow = Prisma.DelegateGetPayload<{ include: typeof DRAFT_PARTS }>;

/** A date column as a plain date. */
export function plainDateOf(date: Date | null | undefined): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

/** The version of the text that a purpose asks consent to. */
export function consentTextVersion(
  purpose: string,
  conference: { privacyNoticeVersion: string; codeOfConductVersion: string },
): string {
  return purpose === "CODE_OF_CONDUCT" ? conference.codeOfConductVersion : conference.privacyNoticeVersion;
}

/** The consents in force: the last row of each purpose counts, as long as its text is still the present one. */
function consentsInForce({ consents, conference }: DraftRow): Record<string, boolean> {
  return Object.fromEntries(
    consents.map(({ purpose, given, textVersion }) => [
      purpose,
      given && textVersion === consentTextVersion(purpose, conference),
    ]),
  );
}

const orUndefined = <Value>(value: Value | null): Value | undefined => value ?? undefined;

/**
 * A stored draft as the values of its steps. Required fields that are still empty are undefined; optional ones null.
 * @param documentNumber the number in clear, or a mask; never read here from its cipher
 */
export function draftValues(row: DraftRow, documentNumber: string | null): DraftValues {
  const { person, travelDocument, needs } = row;
  const consents = consentsInForce(row);
  return {
    representation: {
      delegationId: orUndefined(row.delegationId),
      categoryId: orUndefined(row.categoryId),
      delegationRole: orUndefined(row.delegationRole),
    },
    identity: {
      salutation: row.salutation as DraftValues["identity"]["salutation"],
      isMononym: person.isMononym,
      familyName: orUndefined(person.familyName),
      givenNames: person.givenNames,
      patronymic: person.patronymic,
      nameOrder: person.nameOrder,
      nativeName: person.nativeName,
      nativeLanguage: (person.nativeLanguage === UNDETERMINED
        ? null
        : person.nativeLanguage) as DraftValues["identity"]["nativeLanguage"],
      gender: orUndefined(person.gender),
      birthDate: orUndefined(plainDateOf(person.birthDate)),
      nationalities: person.nationalities,
    },
    document: {
      type: orUndefined(travelDocument?.type ?? null),
      number: orUndefined(documentNumber),
      issuer: orUndefined(travelDocument?.issuer ?? null),
      issuedOn: plainDateOf(travelDocument?.issuedOn),
      expiresOn: orUndefined(plainDateOf(travelDocument?.expiresOn)),
    },
    function: {
      functionalTitle: orUndefined(row.functionalTitle),
      department: row.department,
      rank: row.rank,
      mediaOutlet: row.mediaOutlet,
    },
    contact: {
      email: orUndefined(row.email),
      phone: orUndefined(row.phone),
      locale: row.locale as DraftValues["contact"]["locale"],
      emergencyName: row.emergencyName,
      emergencyPhone: row.emergencyPhone,
      arrivalOn: plainDateOf(row.arrivalOn),
      departureOn: plainDateOf(row.departureOn),
      visaNeeded: row.visaNeeded,
    },
    needs: {
      dietary: (needs?.dietary ?? []) as DraftValues["needs"]["dietary"],
      dietaryNote: needs?.dietaryNote ?? null,
      accessibility: (needs?.accessibility ?? []) as DraftValues["needs"]["accessibility"],
      accessibilityNote: needs?.accessibilityNote ?? null,
    },
    consents: {
      PRIVACY_NOTICE: consents.PRIVACY_NOTICE ?? false,
      CODE_OF_CONDUCT: consents.CODE_OF_CONDUCT ?? false,
      PUBLISH_IN_LIST: consents.PUBLISH_IN_LIST ?? false,
      EMAIL_IN_LIST: consents.EMAIL_IN_LIST ?? false,
      RECORDING: consents.RECORDING ?? false,
    },
  };
}

/** The facts on which a draft's rules depend; before a category is chosen everything is asked that all are asked. */
export function draftFacts(row: Pick<DraftRow, "conference" | "category">, now: Date): StepFacts {
  return {
    startsOn: row.conference.startsOn.toISOString().slice(0, 10),
    endsOn: row.conference.endsOn.toISOString().slice(0, 10),
    today: now.toISOString().slice(0, 10),
    asks: (row.category?.asks ?? ["travelDocument"]) as StepFacts["asks"],
  };
}

/** How the draft's photo stands. */
export function photoState(photo: DraftRow["photo"]): PhotoState {
  if (!photo) return "none";
  if (photo.passes) return "passes";
  return photo.humanLookRequested ? "humanLook" : "fails";
}
