import { expect, test } from "vitest";
import { textOfReason } from "@/components/review/text-of-reason";
import { REFUSAL_REASONS, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import { textsForPerson } from "@/lib/accreditation/texts-for-person";
import { LOCALES } from "@/lib/i18n/config";

test.each(LOCALES)("%s: every reason proposes a text, and no typed word is ever lost", (locale) => {
  const reads = textsForPerson(locale);
  for (const code of [...REFUSAL_REASONS, ...REVOCATION_REASONS]) {
    const proposal = textOfReason(reads, "", "", code);
    expect(proposal.length).toBeGreaterThan(20);
    expect(textOfReason(reads, proposal, code, "LATE")).toBe(reads.drafts.LATE);
    expect(textOfReason(reads, `${proposal} Mine.`, code, "LATE")).toBe(`${proposal} Mine.`);
    expect(textOfReason(reads, "Mine.", code, "CONDUCT")).toBe("Mine.");
  }
});
