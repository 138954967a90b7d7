import { existsSync, globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { LOCALES } from "@/lib/i18n/config";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { AREAS, areasFor, hasArea } from "@/lib/policy/areas";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";

/** Which areas each role enters, by hand. */
const EXPECTED: Record<Role, string> = {
  hostFocalPoint: "",
  missionFocalPoint: "delegations",
  organizationFocalPoint: "delegations",
  delegate: "",
  registrationOfficer: "review signatures numbers organizations",
  substantiveReviewer: "review",
  vettingOfficer: "review",
  protocolOfficer: "review signatures",
  accreditationApprover: "review signatures numbers",
  seniorApprover: "review",
  appealAuthority: "review",
  badgeDeskOperator: "desk verify",
  badgeDeskLead: "desk verify",
  gateGuard: "verify",
  mediaOfficer: "review",
  logisticsOfficer: "numbers",
  administrator: "signatures users nominations categories reviews ranks reminders closing jobs",
  auditor: "numbers",
  dataProtectionOfficer: "signatures retention",
};

function holderOf(role: Role): Actor {
  const person = { userId: "u", name: "n", email: "e@x.example", sessionId: "s", organizationId: null };
  const grant = { role, conferenceId: "c", delegationId: null, categoryIds: [] };
  return { kind: "user", ...person, grants: [grant], secondFactorDue: false };
}

describe("the doors on the home page", () => {
  test.each(ROLE_NAMES)("%s", (role) => {
    const names = areasFor(holderOf(role), { demo: false }).map(({ name }) => name);
    expect(names.join(" ")).toBe(EXPECTED[role]);
    expect(hasArea(roleDefinition(role).permissions)).toBe(EXPECTED[role] !== "");
  });

  test("the mailbox is there in the demo and nowhere else", () => {
    const guard = holderOf("gateGuard");
    expect(areasFor(guard, { demo: true }).map(({ name }) => name)).toEqual(["verify", "mailbox"]);
    expect(areasFor({ kind: "anonymous" }, { demo: false })).toEqual([]);
  });

  test.each(AREAS)("$name leads to a page", ({ path }) => {
    const pages = globSync(`app/[[]locale]/*${path}/page.tsx`);
    expect(pages.length === 1 && pages.every((page) => existsSync(page))).toBe(true);
  });

  test.each(LOCALES)("each area and each role has its words in %s", (locale) => {
    const { areas } = loadNamespace(locale, "navigation") as { areas: Record<string, string> };
    const { home, duties } = loadNamespace(locale, "identity") as unknown as {
      home: { area: Record<string, string> };
      duties: Record<string, string>;
    };
    for (const { name } of AREAS)
      expect([areas[name], home.area[name]]).toEqual([expect.any(String), expect.any(String)]);
    for (const role of ROLE_NAMES) expect(duties[role]?.length).toBeGreaterThan(20);
  });
});
