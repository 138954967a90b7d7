import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { mergeOrganizations } from "@/lib/organizations/commands/merge-organizations";
import { suspendOrganization } from "@/lib/organizations/commands/suspend-organization";
import { getMergePreview, getRegistryEntry, listRegistry } from "@/lib/organizations/registry/queries";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

let officer: Ctx;
let conferenceId: string;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

const newCode = () => `Q${randomUUID().replace(/\W/g, "").slice(0, 10).toUpperCase()}`;

async function body(names: { en: string; ru?: string; ar?: string }, aliases: string[] = []) {
  const code = newCode();
  const { en, ru = en, ar = en } = names;
  const input = {
    code,
    type: "NGO" as const,
    name: { en, ru, tg: en, fr: en, ar },
    acronym: {},
    countryIso3: null,
    aliases,
  };
  return { code, id: must(await createOrganization(officer, input)).id };
}

const codes = async (filter: Parameters<typeof listRegistry>[1]) =>
  must(await listRegistry(officer, filter)).rows.map(({ code }) => code);

describe("the registry", () => {
  test("finds an entry by any of its names, in any script, and by its code", async () => {
    const mark = randomUUID().replace(/[^a-f]/g, "");
    const { code } = await body(
      { en: `Borderlands Institute ${mark}`, ru: `Институт приграничья ${mark}`, ar: `معهد الحدود ${mark}` },
      [`Yusufzoda Foundation ${mark}`],
    );
    for (const q of [`borderlands ${mark}`, `институт ${mark}`, `معهد ${mark}`, `Юсуфзода ${mark}`, code]) {
      expect(await codes({ q })).toContain(code);
    }
    expect(await codes({ q: "???" })).toEqual([]);
  });

  test("is leafed through by code, and counts what is in use", async () => {
    const first = must(await listRegistry(officer, {}));
    expect(first.rows.map(({ code }) => code)).toEqual(first.rows.map(({ code }) => code).toSorted());
    const second = await codes({ after: first.rows[0]?.code ?? "" });
    expect(second).not.toContain(first.rows[0]?.code);
    expect(first.counts.find(({ type }) => type === "NGO")?.count).toBeGreaterThan(0);
  });

  test("leads from a merged entry to the one that took it over, and leaves it out of lists", async () => {
    const mark = randomUUID().replace(/[^a-f]/g, "");
    const [kept, given] = [await body({ en: `Kept ${mark}` }), await body({ en: `Given ${mark}` })];
    const preview = must(await getMergePreview(officer, kept.id, given.id));
    expect(preview.moves).toEqual({
      delegations: [],
      accounts: 0,
      children: [],
      newAliases: [given.code, `Given ${mark}`],
    });
    const versions = { keptVersion: preview.kept.version, givenVersion: preview.given.version };
    must(await mergeOrganizations(officer, { keptId: kept.id, givenId: given.id, ...versions }));
    expect(await codes({ q: `given ${mark}` })).toEqual([kept.code, given.code].toSorted());
    const { rows } = must(await listRegistry(officer, { q: given.code }));
    expect(rows.find(({ code }) => code === given.code)?.mergedInto?.id).toBe(kept.id);
    const entry = must(await getRegistryEntry(officer, kept.id));
    expect(entry.merges.map(({ givenId }) => givenId)).toEqual([given.id]);
    expect(entry.history.map(({ action }) => action)).toEqual(["merged", "created"]);
    expect(outcome(await getMergePreview(officer, kept.id, given.id))).toBe("NOT_FOUND organizationNotFound");
    expect(outcome(await getMergePreview(officer, kept.id, kept.id))).toBe("NOT_FOUND organizationNotFound");
  });

  test("says what stands against a merge or a suspension, before anybody tries", async () => {
    const [one, other] = [await body({ en: "One" }), await body({ en: "Other" })];
    const shared = { conferenceId, language: "en", quota: 1 };
    for (const { id } of [one, other]) {
      await db.delegation.create({ data: { ...shared, id: randomUUID(), organizationId: id } });
    }
    const preview = must(await getMergePreview(officer, one.id, other.id));
    expect(preview).toMatchObject({ moves: null, obstacle: { message: "organizationsShareConference" } });
    const foreign = await foundConference();
    await db.delegation.create({
      data: { ...shared, conferenceId: foreign, id: randomUUID(), organizationId: one.id },
    });
    expect(must(await getRegistryEntry(officer, one.id)).obstacle?.message).toBe("organizationOutOfReach");
    expect(must(await getRegistryEntry(officer, other.id)).obstacle).toBeNull();
  });

  test("shows suspended entries apart, and is closed to those who do not keep it", async () => {
    const { id, code } = await body({ en: "Suspended one" });
    must(await suspendOrganization(officer, { organizationId: id, version: 1, reason: "Letter of 3 March" }));
    expect(await codes({ suspended: "1" })).toContain(code);
    expect(must(await getRegistryEntry(officer, id))).toMatchObject({ suspendedReason: "Letter of 3 March" });
    const speaker = await staff("missionFocalPoint", conferenceId, NOW);
    expect(outcome(await listRegistry(speaker, {}))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getRegistryEntry(speaker, id))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getMergePreview(speaker, id, id))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getRegistryEntry(officer, randomUUID()))).toBe("NOT_FOUND organizationNotFound");
  });
});
