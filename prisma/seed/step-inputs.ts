import type { FormStep, StepInputs } from "@/lib/delegates/schema/steps";
import type { DelegateRow } from "./read-csv";

const ROLES: Record<string, StepInputs["representation"]["delegationRole"]> = {
  head: "HEAD",
  "deputy head": "DEPUTY_HEAD",
  representative: "REPRESENTATIVE",
  alternate: "ALTERNATE",
  adviser: "ADVISER",
  expert: "EXPERT",
  secretariat: "SECRETARIAT",
  media: "MEDIA",
  interpreter: "INTERPRETER",
};

const FAMILY_FIRST = new Set(["zh", "ja"]);
const DIET: Record<string, "halal" | "vegetarian"> = { halal: "halal", vegetarian: "vegetarian" };

/** The rows of the demo data as what a person would type, step by step. */
export function stepInputs(
  row: DelegateRow,
  ids: { delegationId: string; categoryId: string },
): { [Step in FormStep]: Record<string, unknown> } {
  const media = row.category === "MD";
  return {
    representation: { ...ids, delegationRole: ROLES[row.delegation_role] },
    identity: {
      salutation: row.salutation,
      isMononym: false,
      familyName: row.family_name,
      givenNames: row.given_names,
      patronymic: row.patronymic,
      nameOrder: FAMILY_FIRST.has(row.native_lang) ? "FAMILY_GIVEN" : "GIVEN_FAMILY",
      nativeName: row.native_name,
      nativeLanguage: row.native_lang,
      gender: row.gender === "F" ? "FEMALE" : "MALE",
      birthDate: row.date_of_birth,
      nationalities: [row.nationality],
    },
    document: {
      type: row.document_type,
      number: row.document_number,
      issuer: row.document_issuer,
      issuedOn: "",
      expiresOn: row.document_expiry,
    },
    function: {
      functionalTitle: row.functional_title,
      department: "",
      rank: "",
      mediaOutlet: media
        ? row.delegation_code === "MED1"
          ? "Pamir News Agency"
          : "Silk Road Television"
        : "",
    },
    contact: {
      email: row.email,
      phone: row.phone,
      locale: row.preferred_language,
      emergencyName: "Duty officer",
      emergencyPhone: "+992372210000",
      arrivalOn: row.arrival,
      departureOn: row.departure,
      visaNeeded: row.visa_needed === "yes",
    },
    needs: {
      dietary: DIET[row.dietary] ? [DIET[row.dietary]] : [],
      dietaryNote: "",
      accessibility: row.accessibility ? ["wheelchair"] : [],
      accessibilityNote: "",
    },
    consents: {
      PRIVACY_NOTICE: true,
      CODE_OF_CONDUCT: true,
      PUBLISH_IN_LIST: Number(row.no) % 7 !== 0,
      EMAIL_IN_LIST: Number(row.no) % 3 === 0,
      RECORDING: Number(row.no) % 2 === 0,
    },
  };
}
