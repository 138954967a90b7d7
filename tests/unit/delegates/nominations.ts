import type { NominatedLine, Registration } from "@/lib/delegates/control-report";
import type { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { delegateRows, nominationRows } from "@/prisma/seed/read-csv";

/** The demo's lines and registrations of one delegation, in the shape in which rules take them. */
export function demoDelegation(code: string): { lines: NominatedLine[]; delegates: Registration[] } {
  const lines = nominationRows()
    .filter(({ delegation_code }) => delegation_code === code)
    .map((row) => ({
      id: `${code} ${row.line_no}`,
      nameAsWritten: row.name_as_written,
      titleAsWritten: row.title_as_written,
      roleAsWritten: row.role_as_written,
    }));
  const delegates = delegateRows()
    .filter(({ delegation_code }) => delegation_code === code)
    .map((row) => ({
      id: `#${row.no}`,
      name: {
        familyName: row.family_name,
        givenNames: row.given_names,
        patronymic: row.patronymic || null,
        nativeName: row.native_name || null,
        isMononym: false,
      },
      functionalTitle: row.functional_title,
      delegationRole: row.delegation_role
        .toUpperCase()
        .replace(" ", "_") as (typeof DELEGATION_ROLES)[number],
    }));
  return { lines, delegates };
}
