import { afterAll, describe, expect, it } from "vitest";
import { badgeDocument } from "@/lib/badges/document";
import { advanceWidth } from "@/lib/typeset/advance-width";
import { typesetReport } from "@/lib/typeset/compile";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { STOCK, sampleBadge } from "./badge-samples";

type FrontReport = { fields: { name: string; size: number }[] };

describe("advance width", { timeout: 60_000 }, () => {
  afterAll(stopTypesetter);

  it("knows texts whose letters stand side by side, and leaves the others to the typesetter", () => {
    expect(advanceWidth("MIRZOEVA", 700)).toBeGreaterThan(4);
    expect(advanceWidth("Нигина Мирзоева ғӣқӯҳҷ", 400)).toBeGreaterThan(8);
    for (const text of ["محمد", "张伟", "नरेंद्र", "A\u0301\u0301", "김"])
      expect(advanceWidth(text, 400), text).toBeNull();
    expect(advanceWidth("", 400)).toBeNull();
  });

  it("is what the typesetter finds, or a little more, never less", async () => {
    const names = [
      "AVATAR",
      "Tяготы",
      "WAWRZYNIEC",
      "ILLIMITÉ",
      "Ҷамшедов",
      "LÓPEZ-ÁVILA",
      "O’NEILL",
      "ЎЗБЕКОВ",
      "fi ffl",
    ];
    for (const given of names) {
      // So wide that it fills the line alone: its size then says its width.
      const wide = Array.from({ length: Math.ceil(24 / given.length) }, () => given)
        .join(" ")
        .slice(0, 30)
        .trim();
      const badge = sampleBadge({ family: "X", given: wide, native: undefined, title: null }, 1);
      const document = badgeDocument([badge], STOCK, "front");
      const sizeOf = async () => {
        const [report] = (await typesetReport(document)) as FrontReport[];
        return report?.fields.find(({ name }) => name === "given")?.size ?? 0;
      };
      const estimated = await sizeOf();
      const [data] = document.data.badges as { given: { em: number | null } }[];
      if (!data) throw new Error("no badge");
      expect(data.given.em).not.toBeNull();
      Object.assign(data.given, { em: null, words: null });
      const measured = await sizeOf();
      expect(estimated, wide).toBeLessThanOrEqual(measured + 0.001);
      expect(estimated, wide).toBeGreaterThan(measured * 0.93);
    }
  });
});
