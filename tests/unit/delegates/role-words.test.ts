import { describe, expect, it } from "vitest";
import { type DelegationRole, ROLE_WORDS, roleOfWord } from "@/lib/delegates/role-words";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { LOCALES } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";

describe("words for roles", () => {
  it("each name one role and no other", () => {
    for (const [role, words] of Object.entries(ROLE_WORDS)) {
      expect(words.length).toBeGreaterThan(0);
      for (const word of words) expect([word, roleOfWord(word)]).toEqual([word, role]);
    }
  });

  it.each([
    ["  HEAD of the  Delegation ", "HEAD"],
    ["Chef de la délégation", "HEAD"],
    ["Chef adjoint de la délégation", "DEPUTY_HEAD"],
    ["Зам. главы делегации", "DEPUTY_HEAD"],
    ["И.О. главы делегации", "ACTING_HEAD"],
    ["مُستشار", "ADVISER"],
    ["Муовини роҳбари ҳайат", "DEPUTY_HEAD"],
    ["Représentante suppléante", "ALTERNATE"],
  ] satisfies [string, DelegationRole][])("%s is %s", (written, role) => {
    expect(roleOfWord(written)).toBe(role);
  });

  it.each(["", "delegation", "member of delegation", "head of department", "deputy", "<script>", "toString"])(
    "%s is none",
    (written) => {
      expect(roleOfWord(written)).toBeUndefined();
    },
  );

  it.each(LOCALES)("know what the product itself calls the roles in %s", (locale) => {
    const messages = loadNamespace(locale, "registration") as { choices: { role: Record<string, string> } };
    const names = messages.choices.role;
    for (const role of DELEGATION_ROLES)
      expect([names[role], roleOfWord(names[role] ?? "")]).toEqual([names[role], role]);
  });
});
