import { beforeAll, describe, expect, test } from "vitest";
import { configureVipRanks } from "@/lib/conferences/commands/configure-vip-ranks";
import { listVipRanks } from "@/lib/conferences/queries/vip-ranks";
import { db } from "@/lib/db/client";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { openProtocol, type Protocol } from "./fixture";

let one: Protocol;
let other: Protocol;

beforeAll(async () => {
  one = await openProtocol();
  other = await openProtocol();
});

async function seen({ admin, conferenceId }: Protocol) {
  const found = must(await listVipRanks(admin)).find(({ id }) => id === conferenceId);
  if (!found) throw new Error("no list");
  return found;
}

describe("the list of ranks", () => {
  test("is set as a whole, in order, and recorded", async () => {
    const { conferenceId } = one;
    const { version, ranks, categories } = await seen(one);
    expect(ranks[0]).toMatchObject({ code: "HEAD_OF_STATE", photoOptional: true });
    const categoryId = categories[0]?.id ?? "";
    const turned = [
      { code: "MINISTER" as const, photoOptional: false, categoryId },
      { code: "HEAD_OF_STATE" as const, photoOptional: true, categoryId },
    ];
    must(await configureVipRanks(one.admin, { conferenceId, version, ranks: turned }));
    expect(await seen(one)).toMatchObject({ version: version + 1, ranks: turned });
    const again = await configureVipRanks(one.admin, { conferenceId, version, ranks: [] });
    expect(outcome(again)).toBe("CONFLICT staleVersion");
    const [entry] = await db.auditEntry.findMany({ where: { action: "vipRanks.configured" } });
    expect(JSON.stringify(entry?.changes)).toContain("MINISTER");
  });

  test.each([1, 2, 3])("set by two administrators at once is set by one, try %i", async () => {
    const { conferenceId } = one;
    const { version, ranks } = await seen(one);
    const answers = await Promise.all([
      configureVipRanks(one.admin, { conferenceId, version, ranks }),
      configureVipRanks(one.admin, { conferenceId, version, ranks: ranks.toReversed() }),
    ]);
    expect(answers.map(outcome).toSorted()).toEqual(["CONFLICT staleVersion", "ok"]);
  });

  test("is refused to weaker roles, other conferences, and with another conference's pass", async () => {
    const { conferenceId } = one;
    const { version } = await seen(one);
    for (const role of ROLE_NAMES.filter((name) => name !== "administrator" && name !== "delegate")) {
      const ctx = await staff(role, conferenceId, NOW);
      const answers = [
        await configureVipRanks(ctx, { conferenceId, version, ranks: [] }),
        await listVipRanks(ctx),
      ];
      expect([role, ...new Set(answers.map(outcome))]).toEqual([role, "FORBIDDEN notAllowed"]);
    }
    expect(outcome(await configureVipRanks(other.admin, { conferenceId, version, ranks: [] }))).toBe(
      "NOT_FOUND conferenceNotFound",
    );
    expect(must(await listVipRanks(other.admin)).map(({ id }) => id)).toEqual([other.conferenceId]);
    const foreign = (await seen(other)).ranks;
    expect(outcome(await configureVipRanks(one.admin, { conferenceId, version, ranks: foreign }))).toBe(
      "INVALID checkFields",
    );
    const [row] = foreign;
    await expect(
      db.vipRank.create({
        data: {
          conferenceId,
          code: "AMBASSADOR",
          position: 50,
          photoOptional: false,
          categoryId: row?.categoryId ?? "",
        },
      }),
    ).rejects.toThrow(/categoryId|constraint/i);
  });
});
