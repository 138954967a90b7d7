import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASKS, type Ask } from "@/lib/conferences/schema";
import { type DraftValues, missingOfDraft } from "@/lib/delegates/completeness";
import { asksFor, REGISTRATION_STEPS, stepsFor } from "@/lib/delegates/requirements";
import {
  FORM_STEPS,
  type FormStep,
  isFormStep,
  parseFields,
  STEP_FIELDS,
} from "@/lib/delegates/schema/steps";
import { judgeStep, stepSchema } from "@/lib/delegates/step-rules";
import { LOCALES } from "@/lib/i18n/config";
import { stepInputs } from "@/prisma/seed/step-inputs";
import { completeDraft, FACTS } from "./drafts";
import { DELEGATES } from "./mrz-samples";

const WORDS = JSON.parse(readFileSync("lib/i18n/messages/en/validation.json", "utf8")) as Record<
  string,
  unknown
>;

/** The problem of one field of an otherwise complete step. */
function problem(step: FormStep, change: Record<string, unknown>, facts = FACTS) {
  const { problems } = judgeStep(step, { ...completeDraft()[step], ...change }, facts);
  for (const key of Object.values(problems)) expect(WORDS).toHaveProperty(key);
  return problems;
}

describe("a complete draft", () => {
  it("lacks nothing", () => {
    expect(missingOfDraft(completeDraft(), "passes", FACTS)).toEqual([]);
    expect(missingOfDraft(completeDraft(), "humanLook", FACTS)).toEqual([]);
  });

  it("is what the demo's people type", () => {
    const expired = DELEGATES.filter((row) => {
      const ids = completeDraft().representation as { delegationId: string; categoryId: string };
      const values = stepInputs(row as never, ids) as unknown as DraftValues;
      const asks: Ask[] = row.category === "MD" ? ["travelDocument", "media"] : ["travelDocument", "rank"];
      const missing = missingOfDraft(values, "passes", { ...FACTS, asks });
      expect(missing.filter(({ problem: key }) => key !== "documentExpires")).toEqual([]);
      return missing.length > 0;
    });
    expect(expired.map(({ document_expiry }) => document_expiry)).toEqual(["2027-01-16"]);
  });

  it("without its photo lacks the photo", () => {
    const photo = (state: "none" | "fails") => missingOfDraft(completeDraft(), state, FACTS);
    expect(photo("none")).toEqual([{ step: "photo", field: "photo", problem: "photoMissing" }]);
    expect(photo("fails")).toEqual([{ step: "photo", field: "photo", problem: "photoFails" }]);
  });
});

describe("an empty draft", () => {
  const EMPTY = Object.fromEntries(FORM_STEPS.map((step) => [step, {}])) as DraftValues;
  const missing = (asks: Ask[]) =>
    missingOfDraft(EMPTY, "none", { ...FACTS, asks }).map(({ step, field }) => `${step}.${field}`);

  it("is told every field that everybody is asked, in the order of the steps", () => {
    expect(missing([])).toEqual([
      "representation.delegationId",
      "representation.categoryId",
      "representation.delegationRole",
      "identity.isMononym",
      "identity.familyName",
      "identity.nameOrder",
      "identity.gender",
      "identity.birthDate",
      "identity.nationalities",
      "identity.givenNames",
      "function.functionalTitle",
      "photo.photo",
      "contact.email",
      "contact.phone",
      "contact.locale",
      "needs.dietary",
      "needs.accessibility",
      "consents.PRIVACY_NOTICE",
      "consents.CODE_OF_CONDUCT",
      "consents.PUBLISH_IN_LIST",
      "consents.EMAIL_IN_LIST",
      "consents.RECORDING",
    ]);
  });

  it("is asked what its category asks, and no more", () => {
    const added: Record<Ask, string[]> = {
      travelDocument: ["document.type", "document.number", "document.issuer", "document.expiresOn"],
      emergencyContact: ["contact.emergencyName", "contact.emergencyPhone"],
      travelDates: ["contact.arrivalOn", "contact.departureOn", "contact.visaNeeded"],
      media: ["function.mediaOutlet"],
      rank: [],
    };
    for (const ask of ASKS) {
      expect(
        missing([ask])
          .filter((field) => !missing([]).includes(field))
          .sort(),
      ).toEqual(added[ask].sort());
    }
  });
});

describe("steps", () => {
  it("are all there, the document only where it is asked", () => {
    expect(stepsFor(["travelDocument"])).toEqual([...REGISTRATION_STEPS]);
    expect(stepsFor([])).toEqual(REGISTRATION_STEPS.filter((step) => step !== "document"));
    expect(REGISTRATION_STEPS.filter((step) => !isFormStep(step))).toEqual(["photo", "review"]);
  });

  it("have words for every name and field, in every language", () => {
    for (const locale of LOCALES) {
      const words = JSON.parse(readFileSync(`lib/i18n/messages/${locale}/registration.json`, "utf8"));
      for (const step of REGISTRATION_STEPS) expect(words.step).toHaveProperty(step);
      for (const step of FORM_STEPS) {
        for (const field of Object.keys(STEP_FIELDS[step]))
          expect(words[step], `${locale} ${step}`).toHaveProperty(field);
      }
    }
  });

  it("hide fields of groups that are not asked", () => {
    expect(asksFor([], "function", "rank")).toBe(false);
    expect(asksFor(["rank"], "function", "rank")).toBe(true);
    expect(asksFor([], "identity", "familyName")).toBe(true);
  });
});

describe("identity", () => {
  it.each([
    ["familyName", "Мирзоева", "latinLetters"],
    ["familyName", "欧阳", "latinLetters"],
    ["familyName", "Mirzоeva", "mixedAlphabets"],
    ["familyName", "Mirzoeva 2", "nameCharacters"],
    ["familyName", "Mirzoeva@home", "nameCharacters"],
    ["familyName", "K".repeat(61), "tooLong"],
    ["familyName", "K".repeat(300), "tooLong"],
    ["familyName", "", "required"],
    ["familyName", "   ", "required"],
    ["familyName", null, "required"],
    ["familyName", 7, "required"],
    ["familyName", "Nigina 😀", "emoji"],
    ["familyName", "Nig\u202Eina", "bidiControls"],
    ["givenNames", "", "givenNamesOrMononym"],
    ["givenNames", "Нигина", "latinLetters"],
    ["nativeName", "Нигинa", "mixedAlphabets"],
    ["nativeLanguage", "", "chooseOne"],
    ["nativeLanguage", "ar", "otherScript"],
    ["nativeLanguage", "xx", "chooseOne"],
    ["gender", "", "chooseOne"],
    ["gender", "F", "chooseOne"],
    ["birthDate", "", "required"],
    ["birthDate", "14.06.1969", "dateInvalid"],
    ["birthDate", "1969-02-30", "dateInvalid"],
    ["birthDate", "1899-12-31", "dateInvalid"],
    ["birthDate", "2026-11-23", "dateInvalid"],
    ["birthDate", "2009-03-10", "underAge"],
    ["nationalities", [], "required"],
    ["nationalities", ["TJK", "TJK"], "twice"],
    ["nationalities", ["ZZZ"], "chooseOne"],
    ["nationalities", ["TJK", "DEU", "FRA", "GBR"], "tooMany"],
    ["salutation", "King", "chooseOne"],
  ])("%s %j: %s", (field, value, key) => {
    expect(problem("identity", { [field]: value })[field]).toBe(key);
  });

  it.each(["FNU", "fnu", "LNU", "XXX", "xx", "-", ".", "–", "None", "unknown"])("%s is no name", (text) => {
    expect(problem("identity", { familyName: text }).familyName).toBe("standInName");
    expect(problem("identity", { givenNames: text }).givenNames).toBe("standInName");
  });

  it.each(["Na", "O", "Xi", "Ng", "d'Ormesson-Leclerc", "Yo'ldoshev", "G‘ulomov", "St. John", "Nguyễn", "X"])(
    "%s is a name",
    (text) => {
      expect(problem("identity", { familyName: text })).toEqual({});
    },
  );

  it("takes one name as a whole name, and two with the box ticked as a mistake", () => {
    expect(problem("identity", { isMononym: true, givenNames: "" })).toEqual({});
    expect(problem("identity", { isMononym: true })).toEqual({ givenNames: "mononymHasOneName" });
  });

  it("wants people of 18 on the first day", () => {
    expect(problem("identity", { birthDate: "2009-03-09" })).toEqual({});
    expect(problem("identity", { birthDate: "2008-02-29" })).toEqual({});
    expect(problem("identity", { birthDate: "2009-02-28" }, { ...FACTS, startsOn: "2027-02-28" })).toEqual(
      {},
    );
  });

  it("leaves H.E. to protocol", () => {
    expect(problem("identity", { salutation: "H.E. Ms." })).toEqual({});
    expect(problem("identity", { salutation: "H.E. Ms." }, { ...FACTS, asks: [] })).toEqual({
      salutation: "salutationByProtocol",
    });
  });

  it("tells all problems at once", () => {
    const { problems } = judgeStep(
      "identity",
      { familyName: "FNU", birthDate: "2020-01-01", nationalities: [] },
      FACTS,
    );
    expect(problems).toEqual({
      isMononym: "required",
      familyName: "standInName",
      givenNames: "givenNamesOrMononym",
      nameOrder: "chooseOne",
      gender: "chooseOne",
      birthDate: "underAge",
      nationalities: "required",
    });
  });
});

describe("the travel document", () => {
  it.each([
    ["number", "AB", "documentNumberInvalid"],
    ["number", "МР1234567", "documentNumberInvalid"],
    ["number", "", "required"],
    ["issuer", "D", "chooseOne"],
    ["issuer", "", "chooseOne"],
    ["type", "", "chooseOne"],
    ["expiresOn", "2027-03-10", "documentExpires"],
    ["expiresOn", "", "required"],
    ["issuedOn", "2026-11-24", "dateInFuture"],
    ["issuedOn", "2027-07-14", "dateInFuture"],
  ])("%s %j: %s", (field, value, key) => {
    expect(problem("document", { [field]: value })).toEqual({ [field]: key });
  });

  it("is good until the last day, and issued before it ends", () => {
    expect(problem("document", { expiresOn: "2027-03-11" })).toEqual({});
    const odd = { issuedOn: "2026-01-02", expiresOn: "2026-01-01" };
    expect(problem("document", odd)).toEqual({ issuedOn: "issuedAfterExpiry", expiresOn: "documentExpires" });
  });

  it("number is kept as printed, without what clerks put between", () => {
    const number = (text: string) => judgeStep("document", { number: text }, FACTS).values.number;
    expect([number("s 5278-7606 "), number("S٥٢٧٨٧٦٠٦")]).toEqual(["S52787606", "S52787606"]);
  });
});

describe("contact", () => {
  it.each([
    ["+992 37 221-00-00", "+992372210000"],
    ["00992372210000", "+992372210000"],
    ["+44 (20) 7946.0000", "+442079460000"],
    ["‪+992 37 221 00 00‬", "+992372210000"],
    ["+٩٩٢ ٣٧ ٢٢١ ٠٠ ٠٠", "+992372210000"],
  ])("%s is %s: the plus stays", (typed, stored) => {
    expect(judgeStep("contact", { phone: typed }, FACTS).values.phone).toBe(stored);
  });

  it.each([
    "992372210000",
    "+0992372210000",
    "+12345",
    "+1234567890123456",
    "+99237ABC",
    "++992372210000",
    "call me",
  ])("%s is no phone number", (typed) => {
    expect(problem("contact", { phone: typed })).toEqual({ phone: "phoneInvalid" });
  });

  it.each([
    ["email", "nigina", "emailInvalid"],
    ["email", "", "required"],
    ["email", `${"a".repeat(250)}@x.example`, "emailInvalid"],
    ["arrivalOn", "2027-03-12", "arrivalAfterEnd"],
    ["departureOn", "2027-03-07", "departureBeforeStart"],
    ["arrivalOn", "", "required"],
    ["visaNeeded", null, "chooseOne"],
    ["emergencyPhone", "", "required"],
    ["emergencyPhone", "123", "phoneInvalid"],
    ["locale", "de", "chooseOne"],
  ])("%s %j: %s", (field, value, key) => {
    expect(problem("contact", { [field]: value })[field]).toBe(key);
  });

  it("puts departure after arrival", () => {
    expect(problem("contact", { arrivalOn: "2027-03-11", departureOn: "2027-03-10" })).toEqual({
      departureOn: "departureBeforeArrival",
    });
  });
});

describe("the other steps", () => {
  it("cap the title at 120 characters", () => {
    expect(problem("function", { functionalTitle: "T".repeat(120) })).toEqual({});
    expect(problem("function", { functionalTitle: "T".repeat(121) })).toEqual({ functionalTitle: "tooLong" });
  });

  it("want words for other needs", () => {
    expect(problem("needs", { dietary: ["other"], accessibility: ["other"] })).toEqual({
      dietaryNote: "required",
      accessibilityNote: "required",
    });
    expect(problem("needs", { dietary: ["halal", "soup"] })).toEqual({ dietary: "chooseOne" });
  });

  it("need two consents, and leave the others free", () => {
    const all = { PUBLISH_IN_LIST: true, EMAIL_IN_LIST: true, RECORDING: true };
    expect(problem("consents", all)).toEqual({});
    expect(problem("consents", { ...all, PRIVACY_NOTICE: false, CODE_OF_CONDUCT: false })).toEqual({
      PRIVACY_NOTICE: "consentNeeded",
      CODE_OF_CONDUCT: "consentNeeded",
    });
  });

  it("take ids of the right form only", () => {
    expect(problem("representation", { delegationId: "1 OR 1=1", delegationRole: "KING" })).toEqual({
      delegationId: "chooseOne",
      delegationRole: "chooseOne",
    });
  });
});

describe("a half-filled step", () => {
  it("keeps what is right, reports what is wrong, and leaves alone what was not sent", () => {
    const { values, problems } = parseFields("identity", {
      familyName: "  Mirzoeva ",
      givenNames: "😀",
      patronymic: " ",
      birthDate: "yesterday",
    });
    expect(values).toEqual({ familyName: "Mirzoeva", patronymic: null });
    expect(problems).toEqual({ givenNames: "emoji", birthDate: "dateInvalid" });
  });

  it("takes no field of another step, nor of the prototype", () => {
    for (const field of ["state", "delegationId", "constructor", "__proto__", "toString"]) {
      const { values, problems } = parseFields("identity", Object.fromEntries([[field, "x"]]));
      expect(values).toEqual({});
      if (field !== "__proto__") expect(problems[field]).toBe("invalid");
    }
  });

  it("never throws, and has words for every problem, whatever is sent", () => {
    const step = fc.constantFrom(...FORM_STEPS);
    fc.assert(
      fc.property(step, fc.infiniteStream(fc.anything()), (name, stream) => {
        const input = Object.fromEntries(
          Object.keys(STEP_FIELDS[name]).map((field) => [field, stream.next().value]),
        );
        const { problems } = judgeStep(name, input, FACTS);
        for (const key of Object.values(problems)) expect(WORDS).toHaveProperty(key);
      }),
      { numRuns: 500 },
    );
  });

  it("is judged alike by the form's schema", () => {
    const input = { ...completeDraft().identity, familyName: "FNU", givenNames: "" };
    const parsed = stepSchema("identity", FACTS).safeParse(input);
    const told = parsed.error?.issues.map(({ path, message }) => [path.join("."), message]);
    expect(Object.fromEntries(told ?? [])).toEqual(judgeStep("identity", input, FACTS).problems);
    expect(stepSchema("identity", FACTS).parse(completeDraft().identity)).toEqual(completeDraft().identity);
  });
});
