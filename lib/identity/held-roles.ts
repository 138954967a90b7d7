import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Locale } from "@/lib/i18n/config";
import { textIn } from "@/lib/i18n/localized-text";
import { isRole, type Role } from "@/lib/policy/roles";

/** What names an organization in any language, for `organizationName`. */
export type OrganizationFacts = { type: string; countryIso3: string | null; name: unknown };

/** A role that somebody holds, and where, for people to read. */
export type HeldRole = {
  grantId: string;
  role: Role;
  conferenceId: string | null;
  /** Short title of the conference; null for all conferences. */
  conference: string | null;
  organization: OrganizationFacts | null;
  /** "MD Media" */
  categories: string[];
};

export const ORGANIZATION_FACTS = { type: true, countryIso3: true, name: true } as const;

/** What a grant is read with. */
export const HELD_ROLE_PARTS = {
  conference: { select: { shortTitle: true, categories: { select: { id: true, code: true, name: true } } } },
  delegation: { select: { organization: { select: ORGANIZATION_FACTS } } },
} as const satisfies Prisma.RoleGrantInclude;

type GrantRow = Prisma.RoleGrantGetPayload<{ include: typeof HELD_ROLE_PARTS }>;

/** Grants in words of one language; rows whose role no longer exists are left out. */
export function heldRoles(rows: readonly GrantRow[], locale: Locale): HeldRole[] {
  return rows.flatMap(({ id, role, conferenceId, conference, delegation, categoryIds }): HeldRole[] => {
    if (!isRole(role)) return [];
    const categories = (conference?.categories ?? []).filter((category) => categoryIds.includes(category.id));
    return [
      {
        grantId: id,
        role,
        conferenceId,
        conference: conference && textIn(conference.shortTitle, locale),
        organization: delegation?.organization ?? null,
        categories: categories.map(({ code, name }) => `${code} ${textIn(name, locale)}`),
      },
    ];
  });
}
