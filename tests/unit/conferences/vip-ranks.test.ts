import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configureVipRanksSchema } from "@/lib/conferences/schema";
import { fastTrackObstacles, PROTOCOL_RANKS, protocolRankOf } from "@/lib/conferences/vip-ranks";
import { LOCALES } from "@/lib/i18n/config";
import { VIP_RANKS } from "@/prisma/seed/vip-ranks";

describe("the rank of the fast track", () => {
  test.each([
    { listed: undefined, hasPhoto: true, obstacles: { rankOnList: "rankNotOnList" } },
    { listed: undefined, hasPhoto: false, obstacles: { rankOnList: "rankNotOnList" } },
    { listed: { photoOptional: false }, hasPhoto: false, obstacles: { photoUnlessOptional: "photoNeeded" } },
    { listed: { photoOptional: false }, hasPhoto: true, obstacles: {} },
    { listed: { photoOptional: true }, hasPhoto: false, obstacles: {} },
    { listed: { photoOptional: true }, hasPhoto: true, obstacles: {} },
  ])("$listed, photo $hasPhoto", ({ listed, hasPhoto, obstacles }) => {
    expect(fastTrackObstacles(listed, hasPhoto)).toEqual(obstacles);
  });

  test("is one of the ladder, and nothing else", () => {
    expect(PROTOCOL_RANKS.map(protocolRankOf)).toEqual([...PROTOCOL_RANKS]);
    expect([null, "", "HG", "head_of_state"].map(protocolRankOf)).toEqual([null, null, null, null]);
  });

  test.each(LOCALES)("has a name of its own in %s", (locale) => {
    const { rank } = JSON.parse(readFileSync(`lib/i18n/messages/${locale}/vips.json`, "utf8"));
    const names = PROTOCOL_RANKS.map((code) => rank[code]);
    expect(names.every((name) => typeof name === "string" && name !== "")).toBe(true);
    expect(new Set(names).size).toBe(PROTOCOL_RANKS.length);
  });
});

describe("the list of a conference", () => {
  const id = "0190a0a0-0000-7000-8000-000000000001";
  const entry = { code: "MINISTER", photoOptional: false, categoryId: id } as const;

  test("names each rank once, and only ranks that there are", () => {
    const list = (ranks: unknown) =>
      configureVipRanksSchema.safeParse({ conferenceId: id, version: 1, ranks }).success;
    expect(list([])).toBe(true);
    expect(list([entry])).toBe(true);
    expect(list([entry, entry])).toBe(false);
    expect(list([{ ...entry, code: "KING_OF_SPADES" }])).toBe(false);
    expect(list([{ ...entry, categoryId: "HG" }])).toBe(false);
  });

  test("gives heads of State and Government the gold pass without a photo, and ministers not", () => {
    const of = (code: string) => VIP_RANKS.find((rank) => rank.code === code);
    for (const code of ["HEAD_OF_STATE", "HEAD_OF_GOVERNMENT"])
      expect(of(code)).toMatchObject({ photoOptional: true, categoryCode: "HG" });
    expect(of("FOREIGN_MINISTER")).toMatchObject({ photoOptional: false, categoryCode: "HD" });
  });
});
