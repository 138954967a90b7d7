import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldChanges, maskDocumentNumber } from "@/lib/audit/mask";

describe("what enters the audit trail", () => {
  test("only fields that changed, with before and after", () => {
    const before = { familyName: "RAHIMI", state: "DRAFT", version: 1 };
    expect(fieldChanges(before, { familyName: "RAHIMI", state: "SUBMITTED", version: 2 })).toEqual({
      state: { before: "DRAFT", after: "SUBMITTED" },
      version: { before: 1, after: 2 },
    });
    expect(fieldChanges({}, { note: undefined, city: null })).toEqual({});
    const at = new Date("2027-03-09T09:00:00Z");
    expect(fieldChanges({}, { at })).toEqual({ at: { before: null, after: "2027-03-09T09:00:00.000Z" } });
  });

  test.each(["passwordHash", "totpSecretCiphertext", "tokenHash", "numberHash", "recoveryCodes", "secret"])(
    "never a value of %s",
    (field) => {
      const changes = JSON.stringify(fieldChanges({ [field]: "CANARY-old" }, { [field]: "CANARY-new" }));
      expect(changes).not.toContain("CANARY");
      expect(changes).toContain("[masked]");
    },
  );

  test.each(["documentNumber", "number", "mrz", "mrzLine1"])(
    "of %s only the last two characters",
    (field) => {
      const changes = fieldChanges({ [field]: "CANARY006" }, { [field]: "CANARY017" });
      expect(changes[field]).toEqual({ before: "•••••••06", after: "•••••••17" });
    },
  );

  test("a mask keeps the length and shows two characters at most", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (number) => {
        const masked = maskDocumentNumber(number);
        expect(masked).toHaveLength(number.length);
        const shown = masked.replace(/^•*/, "");
        expect(shown.length).toBeLessThanOrEqual(2);
        if (number.length <= 4) expect(masked).toBe("•".repeat(number.length));
      }),
    );
  });
});
