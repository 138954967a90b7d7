import jsQR from "jsqr";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { verifyCredential } from "@/lib/badges/credential-signature";
import { badgeDocument } from "@/lib/badges/document";
import { FIELD_RULES } from "@/lib/badges/layout";
import { typesetPdf, typesetReport, typesetSvg } from "@/lib/typeset/compile";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { HARD_SAMPLES, KEYS, STOCK, sampleBadge } from "./badge-samples";

type FieldReport = { name: string; size: number; factor: number; lines: number };
type FrontReport = { number: string; tall: number; room: number; fields: FieldReport[] };

const photo = await sharp({ create: { width: 300, height: 400, channels: 3, background: "#9DB2BF" } })
  .jpeg()
  .toBuffer();
const badges = HARD_SAMPLES.map((sample, at) => sampleBadge(sample, at + 1, photo));
const during = new Date("2027-03-10T08:00:00Z");

async function pixelsOf(svg: string) {
  const { data, info } = await sharp(Buffer.from(svg), { density: 150 })
    .flatten({ background: "#fff" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

describe("badge pages", { timeout: 60_000 }, () => {
  afterAll(stopTypesetter);

  it("are A6, a front and a back for each badge, and A4 for sheets of four", async () => {
    const boxes = (pdf: Uint8Array) =>
      Buffer.from(pdf)
        .toString("latin1")
        .match(/\/MediaBox\s*\[[^\]]+\]/g) ?? [];
    const single = boxes(await typesetPdf(badgeDocument(badges, STOCK, "single")));
    expect(single).toHaveLength(2 * badges.length);
    for (const box of single) expect(box).toMatch(/0 0 297\.63\d* 419\.52\d*/);
    const sheets = boxes(await typesetPdf(badgeDocument(badges.slice(0, 6), STOCK, "sheet")));
    expect(sheets).toHaveLength(4);
    for (const box of sheets) expect(box).toMatch(/0 0 595\.27\d* 841\.88\d*/);
  });

  it("hold every text of every hard case within its room, down to no less than a readable size", async () => {
    const reports = (await typesetReport(badgeDocument(badges, STOCK, "front"))) as FrontReport[];
    expect(reports).toHaveLength(badges.length);
    for (const [at, { tall, room, fields }] of reports.entries()) {
      const { face } = badges[at] ?? sampleBadge({ family: "X" }, 1);
      const printed = [face.surname, face.given, face.native, face.function].filter(Boolean).length;
      expect(tall, face.surname.text).toBeLessThanOrEqual(room + 0.01);
      expect(fields.filter(({ name }) => !name.startsWith("delegation"))).toHaveLength(printed);
      expect(fields.filter(({ name }) => name === "delegation")).toHaveLength(1);
      for (const { name, size, factor, lines } of fields) {
        const rule = FIELD_RULES[name as keyof typeof FIELD_RULES];
        const made = `${face.surname.text} ${name} ${size}`;
        expect(size, made).toBeLessThanOrEqual(rule.size);
        expect(lines, made).toBeLessThanOrEqual(rule.most);
        if (/^(W|M|Q)+$/i.test(face.surname.text)) continue;
        expect(size, made).toBeGreaterThanOrEqual(rule.smallest * 0.7);
        expect(factor, made).toBeGreaterThanOrEqual(rule.narrow - 0.05);
      }
    }
  });

  it("sets ordinary names large: the surname of a short name at 26 pt or more, on one line", async () => {
    const [report] = (await typesetReport(
      badgeDocument(badges.slice(0, 1), STOCK, "front"),
    )) as FrontReport[];
    const surname = report?.fields.find(({ name }) => name === "surname");
    expect(surname?.size).toBeGreaterThanOrEqual(26);
    expect(surname?.lines).toBe(1);
  });

  it("carries a code that reads back as the signed credential, on the front and on the back", async () => {
    for (const badge of badges.slice(0, 2)) {
      for (const side of ["front", "back"] as const) {
        const { data, width, height } = await pixelsOf(await typesetSvg(badgeDocument([badge], STOCK, side)));
        const found = jsQR(data, width, height);
        expect(found?.data, side).toBe(badge.credential);
        expect(verifyCredential(found?.data ?? "", KEYS, during).kind).toBe("valid");
      }
    }
  });

  it("draws the same bytes for the same badge, so a preview is the print", async () => {
    const document = badgeDocument(badges.slice(0, 1), STOCK, "front");
    expect(await typesetSvg(document)).toBe(await typesetSvg(document));
  });

  it("takes template code in a name for what it is: text", async () => {
    const evil = '#panic("x") ]} $x$ \\ <script> */ //';
    const badge = sampleBadge({ family: evil, given: '#read("/etc/passwd")', title: '#import "x"' }, 9);
    const [report] = (await typesetReport(badgeDocument([badge], STOCK, "front"))) as FrontReport[];
    expect(report?.fields.map(({ name }) => name)).toContain("surname");
    expect(await typesetSvg(badgeDocument([badge], STOCK, "front"))).not.toContain("<script");
  });

  it("goes on after a document that fails, and after its process was killed", async () => {
    const document = badgeDocument(badges.slice(0, 1), STOCK, "front");
    await expect(typesetPdf({ ...document, data: { form: "single" } })).rejects.toThrow(/typesetter/);
    const lost = typesetPdf(document);
    stopTypesetter();
    await expect(lost).rejects.toThrow(/process ended/);
    expect((await typesetPdf(document)).length).toBeGreaterThan(5000);
  });

  it("sets one badge in well under 300 ms once warm", async () => {
    const times: number[] = [];
    for (let at = 0; at < 9; at++) {
      const document = badgeDocument(
        [sampleBadge({ family: `Warm${at}`, given: "Nigina" }, 100 + at, photo)],
        STOCK,
        "single",
      );
      const start = performance.now();
      await typesetPdf(document);
      times.push(performance.now() - start);
    }
    // The best of nine: others may keep this machine busy, and the figures proper are for the benchmark.
    expect(Math.min(...times)).toBeLessThan(300);
  });
});
