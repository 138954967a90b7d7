import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RETURN_REASON_CODES, RETURN_REASONS } from "@/lib/accreditation/reasons";
import type { DraftValues } from "@/lib/delegates/completeness";
import { missingOfDraft } from "@/lib/delegates/completeness";
import {
  ALL_FIELDS,
  differencesOf,
  isMendedInForm,
  openFields,
  unmendedItems,
} from "@/lib/delegates/returned-items";
import { type SnapshotContent, snapshotContent } from "@/lib/delegates/snapshot";
import { snapshotDiff } from "@/lib/delegates/snapshot-diff";
import { completeDraft, FACTS } from "./drafts";

const PHOTO = "01930000-0000-7000-8000-00000000000a";
const OTHER_CATEGORY = "01930000-0000-7000-8000-0000000000ca";

function snapshot(values: DraftValues, photoId: string | null = PHOTO, answers = {}): SnapshotContent {
  const stored = JSON.stringify(
    snapshotContent(values, { numberHash: null, photoId, mrzFindings: null, answers }),
  );
  return JSON.parse(stored) as SnapshotContent;
}

const item = (code: (typeof RETURN_REASON_CODES)[number]) => ({ id: code, field: RETURN_REASONS[code] });
const open = (
  codes: readonly (typeof RETURN_REASON_CODES)[number][],
  now: DraftValues = completeDraft(),
  facts: Parameters<typeof openFields>[1]["facts"] = FACTS,
) => openFields(codes.map(item), { before: snapshot(completeDraft()), values: now, facts });

const codes = fc.uniqueArray(fc.constantFrom(...RETURN_REASON_CODES));

/** Written out by hand for every code, so that a change of the table must be meant. */
const NAME = [
  "isMononym",
  "familyName",
  "givenNames",
  "patronymic",
  "nameOrder",
  "nativeName",
  "nativeLanguage",
].map((name) => `identity.${name}`);
const DOCUMENT = ["type", "number", "issuer", "issuedOn", "expiresOn"].map((name) => `document.${name}`);
const ROLE = "representation.delegationRole";
const OPENED: Record<(typeof RETURN_REASON_CODES)[number], string[]> = {
  PHOTO_BACKGROUND: ["photo.photo"],
  PHOTO_FACE: ["photo.photo"],
  PHOTO_OLD: ["photo.photo"],
  NAME_NOT_AS_PASSPORT: NAME,
  DOC_EXPIRED: DOCUMENT,
  DOC_SCAN_UNREADABLE: DOCUMENT,
  MRZ_MISMATCH: [...DOCUMENT, ...NAME, "identity.birthDate", "identity.nationalities", "identity.gender"],
  NOT_ON_NOMINATION: ["representation.delegationId", "representation.categoryId", ROLE],
  TITLE_MISSING: ["function.functionalTitle"],
  NOMINATION_DEFECTIVE: [],
  CATEGORY_WRONG: ["representation.categoryId", ROLE],
  DUPLICATE_SUSPECTED: [],
  MEDIA_LETTER_MISSING: ["function.mediaOutlet"],
  CONSENT_MISSING: ["consents.PRIVACY_NOTICE", "consents.CODE_OF_CONDUCT"],
};

describe("what a return opens to change", () => {
  it.each(RETURN_REASON_CODES)("%s", (code) => {
    expect([...open([code])].sort()).toEqual([...OPENED[code]].sort());
  });

  it("is the sum of what each item opens, and nothing else", () => {
    fc.assert(
      fc.property(codes, (chosen) => {
        const expected = new Set(chosen.flatMap((code) => OPENED[code]));
        expect(open(chosen)).toEqual(expected);
      }),
    );
  });

  it("is closed under what depends on it: to return what is open opens nothing more", () => {
    fc.assert(
      fc.property(codes, (chosen) => {
        const before = snapshot(completeDraft());
        const first = open(chosen);
        const again = openFields(
          [...first].map((field) => ({ field })),
          { before, values: completeDraft(), facts: FACTS },
        );
        expect(again).toEqual(first);
      }),
    );
  });

  it("does not close while somebody types into it: whatever of the open fields has changed, all stay open", () => {
    fc.assert(
      fc.property(codes, fc.infiniteStream(fc.boolean()), (chosen, coin) => {
        const first = open(chosen);
        const now = completeDraft() as unknown as Record<string, Record<string, unknown>>;
        for (const field of first) {
          const [step = "", name = ""] = field.split(".");
          if (step !== "photo" && now[step] && coin.next().value) now[step][name] = undefined;
        }
        const later = open(chosen, now as unknown as DraftValues);
        for (const field of first) expect(later.has(field), field).toBe(true);
      }),
    );
  });

  it("leaves nobody stuck: what another category or newer rules ask is open, whatever was returned", () => {
    const asks = fc.subarray(["travelDocument", "emergencyContact", "travelDates", "media", "rank"] as const);
    fc.assert(
      fc.property(codes, asks, fc.boolean(), (chosen, asked, switched) => {
        const now = completeDraft();
        if (switched) now.representation = { ...now.representation, categoryId: OTHER_CATEGORY };
        const facts = { ...FACTS, asks: asked };
        const opened = open(chosen, now, facts);
        for (const { step, field } of missingOfDraft(now, "passes", facts)) {
          expect(opened.has(`${step}.${field}`), `${step}.${field}`).toBe(true);
        }
      }),
    );
  });

  it("opens the rank with a category that asks for it, and not otherwise", () => {
    const now = completeDraft();
    now.function = { ...now.function, rank: null };
    const before = snapshot(now);
    const facts = { ...FACTS, asks: ["travelDocument", "rank"] as const };
    const switched = { ...now, representation: { ...now.representation, categoryId: OTHER_CATEGORY } };
    const opened = (values: DraftValues) => openFields([item("CATEGORY_WRONG")], { before, values, facts });
    expect(opened(switched).has("function.rank")).toBe(true);
    expect(opened(now).has("function.rank")).toBe(false);
  });

  it("is everything for who never submitted, and the photo for who submitted without one", () => {
    const state = { values: completeDraft(), facts: FACTS };
    expect(openFields([item("TITLE_MISSING")], { before: null, ...state })).toBe(ALL_FIELDS);
    const before = snapshot(completeDraft(), null);
    expect(openFields([item("TITLE_MISSING")], { before, ...state }).has("photo.photo")).toBe(true);
  });

  it("names fields of the form only", () => {
    for (const field of open(RETURN_REASON_CODES)) expect(ALL_FIELDS.has(field), field).toBe(true);
  });
});

describe("a resubmission", () => {
  const changedBy = (change: (draft: DraftValues) => void, photoId = PHOTO, answers = {}) => {
    const draft = completeDraft();
    change(draft);
    return snapshot(draft, photoId, answers);
  };
  const before = snapshot(completeDraft());
  const left = (chosen: readonly (typeof RETURN_REASON_CODES)[number][], after: SnapshotContent) =>
    unmendedItems(chosen.map(item), before, after).map(({ id }) => id);

  it("needs every item changed or answered", () => {
    expect(left(RETURN_REASON_CODES, before)).toEqual(RETURN_REASON_CODES);
    const answers = Object.fromEntries(RETURN_REASON_CODES.map((code) => [code, "It is right, because …"]));
    expect(
      left(
        RETURN_REASON_CODES,
        changedBy(() => {}, PHOTO, answers),
      ),
    ).toEqual([]);
    expect(
      left(
        ["TITLE_MISSING"],
        changedBy(() => {}, PHOTO, { TITLE_MISSING: "  " }),
      ),
    ).toEqual(["TITLE_MISSING"]);
  });

  it("mends a name in any of its parts, a document in any of its fields, a photo by another one", () => {
    const renamed = changedBy((draft) => {
      draft.identity.patronymic = "Karimovich";
    });
    expect(left(["NAME_NOT_AS_PASSPORT", "MRZ_MISMATCH", "DOC_EXPIRED"], renamed)).toEqual(["DOC_EXPIRED"]);
    const renewed = changedBy((draft) => {
      draft.document.expiresOn = "2033-01-01";
    });
    expect(left(["DOC_EXPIRED", "DOC_SCAN_UNREADABLE", "MRZ_MISMATCH"], renewed)).toEqual([]);
    expect(
      left(
        ["PHOTO_FACE", "PHOTO_OLD"],
        changedBy(() => {}, "another"),
      ),
    ).toEqual([]);
    expect(left(["MRZ_MISMATCH", "DOC_EXPIRED", "TITLE_MISSING"], { ...before, mrzFindings: {} })).toEqual([
      "TITLE_MISSING",
    ]);
  });

  it("does not take one change of a step for another: another consent, another field of the function", () => {
    const other = changedBy((draft) => {
      draft.function.department = "Consular department";
      draft.consents.RECORDING = !draft.consents.RECORDING;
    });
    expect(left(["TITLE_MISSING", "CONSENT_MISSING"], other)).toEqual(["TITLE_MISSING", "CONSENT_MISSING"]);
  });

  it("has no change for the delegation's paper and a suspected double: they are answered", () => {
    const everything = changedBy((draft) => {
      draft.identity.familyName = "Another";
      draft.representation.delegationId = "another";
    });
    const chosen = ["NOMINATION_DEFECTIVE", "DUPLICATE_SUSPECTED"] as const;
    expect(left(chosen, everything)).toEqual([...chosen]);
    expect(RETURN_REASON_CODES.filter((code) => !isMendedInForm(item(code)))).toEqual([...chosen]);
  });

  it("shows under an item the differences that are its own", () => {
    const after = changedBy((draft) => {
      draft.identity.familyName = "Another";
      draft.function.functionalTitle = "Another";
    });
    const differences = snapshotDiff(before, after);
    expect(differencesOf(item("TITLE_MISSING"), differences).map(({ field }) => field)).toEqual([
      "function.functionalTitle",
    ]);
  });
});
