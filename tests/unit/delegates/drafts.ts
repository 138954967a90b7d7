import type { DraftValues } from "@/lib/delegates/completeness";
import type { StepFacts } from "@/lib/delegates/step-rules";

/** A conference of March 2027, seen from November 2026, and a category that asks for everything but media. */
export const FACTS: StepFacts = {
  startsOn: "2027-03-09",
  endsOn: "2027-03-11",
  today: "2026-11-23",
  asks: ["travelDocument", "emergencyContact", "travelDates", "rank"],
};

/** A draft that lacks nothing. */
export function completeDraft(): DraftValues {
  return {
    representation: {
      delegationId: "01930000-0000-7000-8000-000000000001",
      categoryId: "01930000-0000-7000-8000-000000000002",
      delegationRole: "REPRESENTATIVE",
    },
    identity: {
      salutation: "Ms.",
      isMononym: false,
      familyName: "Mirzoeva",
      givenNames: "Nigina",
      patronymic: null,
      nameOrder: "GIVEN_FAMILY",
      nativeName: "Нигина Мирзоева",
      nativeLanguage: "tg",
      gender: "FEMALE",
      birthDate: "1969-06-14",
      nationalities: ["TJK"],
    },
    document: {
      type: "PASSPORT",
      number: "S52787606",
      issuer: "TJK",
      issuedOn: null,
      expiresOn: "2027-07-14",
    },
    function: {
      functionalTitle: "Judge of the Supreme Court",
      department: null,
      rank: null,
      mediaOutlet: null,
    },
    contact: {
      email: "nigina.mirzoeva@tjk.example",
      phone: "+992375816859",
      locale: "tg",
      emergencyName: "Duty officer",
      emergencyPhone: "+992372210000",
      arrivalOn: "2027-03-08",
      departureOn: "2027-03-12",
      visaNeeded: false,
    },
    needs: { dietary: [], dietaryNote: null, accessibility: [], accessibilityNote: null },
    consents: {
      PRIVACY_NOTICE: true,
      CODE_OF_CONDUCT: true,
      PUBLISH_IN_LIST: false,
      EMAIL_IN_LIST: false,
      RECORDING: false,
    },
  };
}
