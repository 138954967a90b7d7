import { describe, expect, it } from "vitest";
import { type SnapshotContent, snapshotContent, snapshotHash } from "@/lib/delegates/snapshot";
import { snapshotDiff } from "@/lib/delegates/snapshot-diff";
import { changedValues, storableValues } from "@/lib/delegates/storable";
import { completeDraft } from "./drafts";

const HASH = new Uint8Array([1, 2, 3]);
const PHOTO = "01930000-0000-7000-8000-00000000000a";

function snapshot(
  change: (draft: ReturnType<typeof completeDraft>) => void = () => {},
  facts: Partial<Parameters<typeof snapshotContent>[1]> = {},
): SnapshotContent {
  const draft = completeDraft();
  change(draft);
  return snapshotContent(draft, {
    numberHash: HASH,
    photoId: PHOTO,
    mrzFindings: null,
    answers: {},
    ...facts,
  });
}

describe("a snapshot", () => {
  it("holds neither the document number nor needs", () => {
    const text = JSON.stringify(
      snapshot((draft) => {
        draft.needs = { ...draft.needs, dietary: ["halal"], dietaryNote: "no nuts" };
      }),
    );
    expect(text).not.toContain("S52787606");
    expect(text).toContain("•••••••06");
    expect(text).not.toMatch(/halal|no nuts/);
  });

  it("has a hash of its content, whatever the order of its keys", () => {
    const one = snapshot();
    const other = {
      ...one,
      values: Object.fromEntries(Object.entries(one.values).reverse()),
    } as SnapshotContent;
    expect(snapshotHash(other)).toEqual(snapshotHash(one));
    expect(snapshotHash(snapshot((draft) => (draft.identity.familyName = "Other")))).not.toEqual(
      snapshotHash(one),
    );
    expect(snapshotHash(one)).toHaveLength(32);
  });

  it("shows what changed since the one before, a masked number too", () => {
    const after = snapshot(
      (draft) => {
        draft.function.functionalTitle = "Minister";
      },
      { numberHash: new Uint8Array([9]), photoId: null },
    );
    expect(snapshotDiff(snapshot(), after).map(({ field }) => field)).toEqual([
      "function.functionalTitle",
      "document.number",
      "photo.photo",
    ]);
    expect(snapshotDiff(snapshot(), snapshot())).toEqual([]);
  });
});

describe("what a draft may store", () => {
  it("is everything but pairs that the database refuses", () => {
    const kept = (before: object, values: object) => storableValues("identity", { ...before }, { ...values });
    expect(kept({ givenNames: "Ali" }, { isMononym: true, familyName: "X" })).toEqual({ familyName: "X" });
    expect(kept({ isMononym: true, givenNames: null }, { givenNames: "Ali" })).toEqual({});
    expect(kept({ givenNames: "Ali" }, { isMononym: true, givenNames: null })).toEqual({
      isMononym: true,
      givenNames: null,
    });
    const dates = { issuedOn: "2026-01-02", expiresOn: "2026-01-02", issuer: "TJK" };
    expect(storableValues("document", {}, dates)).toEqual({ issuer: "TJK" });
    expect(storableValues("document", { expiresOn: "2030-01-01" }, { issuedOn: "2031-01-01" })).toEqual({});
  });

  it("marks a native name whose language is not chosen yet", () => {
    expect(storableValues("identity", {}, { nativeName: "Нигина" })).toEqual({
      nativeName: "Нигина",
      nativeLanguage: "und",
    });
    expect(storableValues("identity", { nativeLanguage: "tg" }, { nativeName: "Нигина" })).toEqual({
      nativeName: "Нигина",
    });
    expect(storableValues("identity", { nativeName: "Нигина" }, { nativeLanguage: null })).toEqual({
      nativeLanguage: "und",
    });
  });

  it("is written only where it differs", () => {
    const before = { familyName: "Mirzoeva", givenNames: undefined, nationalities: ["TJK"] };
    const values = { familyName: "Mirzoeva", givenNames: null, nationalities: ["TJK", "DEU"] };
    expect(changedValues(before, values)).toEqual({ nationalities: ["TJK", "DEU"] });
  });
});
