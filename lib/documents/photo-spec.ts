import type { PhotoMeasures } from "@/lib/documents/photo-measure";

/**
 * What makes a photo acceptable. Sources: the practice of UN and inter-governmental conferences (Indico.UN: plain
 * light background, full head and upper shoulders, clear; UPU 2016: at least 300×400; Azerbaijan MFA: 354×472 for
 * 3×4 cm at 300 dpi; Uzbekistan MFA: 3:4 up to 600×800) and ICAO Doc 9303 part 3 (head 70–80 % of the height, even
 * light, sharp). A check may warn or fail, but only format, size and shape refuse: the rest may be sent for a human
 * look.
 */

/** Largest upload in bytes: 10 MB. */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Largest picture: more than any phone's ordinary photo, little enough to unfold in memory. */
export const MAX_PIXELS = 50_000_000;
export const MIN_WIDTH = 300;
export const MIN_HEIGHT = 400;
/** Share by which the sides may miss 3:4, for rounding and for cameras that crop by blocks of pixels. */
export const SHAPE_TOLERANCE = 0.02;
export const MASTER_WIDTH = 900;
export const MASTER_HEIGHT = 1200;
export const BADGE_WIDTH = 300;
export const BADGE_HEIGHT = 400;
export const PHOTO_TYPES = ["image/jpeg", "image/png"] as const;

/** The rules in the order in which they are told. Words: namespace `photo`, `rules.<rule>.<outcome>`. */
export const PHOTO_RULES = [
  "size",
  "shape",
  "sharpness",
  "lighting",
  "glare",
  "backgroundLight",
  "backgroundEven",
  "face",
  "headSize",
] as const;

export type PhotoRule = (typeof PHOTO_RULES)[number];

/** `unchecked`: this browser, or the server, has no means to tell; a person will look. */
export const PHOTO_OUTCOMES = ["pass", "warn", "fail", "unchecked"] as const;
export type PhotoOutcome = (typeof PHOTO_OUTCOMES)[number];

/** One line per rule; its schema is in schema.ts, so that this file weighs nothing in the browser. */
export type PhotoVerdict = { rule: PhotoRule; outcome: PhotoOutcome; measure: number | null }[];

/** A face found by the browser, as shares of the frame; the server never looks for faces. */
export type FaceFinding = { count: number; height: number };

export type PhotoFacts = PhotoMeasures & {
  /** Pixels of the crop as sent. */
  width: number;
  height: number;
  /** Null where faces cannot be looked for. */
  faces: FaceFinding | null;
};

type Bounds = { pass: number; warn: number };

/**
 * Bounds of each measure. Those of blur, light and background were set on blurred, darkened and textured test
 * pictures; tests/unit/documents/photo-spec.test.ts holds them in place.
 */
const BOUNDS = {
  /** Width in pixels; 600 prints 3 cm at 500 dpi. */
  size: { pass: 600, warn: MIN_WIDTH },
  blur: { pass: 0.5, warn: 0.6 },
  /** Low on purpose: well-lit dark skin lies between 60 and 110. */
  faceLight: { pass: 60, warn: 40 },
  faceBurnt: { pass: 0.1, warn: 0.3 },
  backgroundLuma: { pass: 140, warn: 80 },
  backgroundSpread: { pass: 28, warn: 56 },
  /** Height of the face as a browser frames it (brow to chin), about 0.7 of the head: heads of 60–85 %. */
  faceHeight: { low: 0.38, high: 0.65 },
} as const;

function atLeast(measure: number, { pass, warn }: Bounds): PhotoOutcome {
  if (measure >= pass) return "pass";
  return measure >= warn ? "warn" : "fail";
}

function atMost(measure: number, { pass, warn }: Bounds): PhotoOutcome {
  if (measure <= pass) return "pass";
  return measure <= warn ? "warn" : "fail";
}

function sizeOutcome({ width, height }: PhotoFacts): PhotoOutcome {
  return height < MIN_HEIGHT ? "fail" : atLeast(width, BOUNDS.size);
}

/** Whether the sides are 3:4 within the tolerance. */
export function isPortraitShape(width: number, height: number): boolean {
  return Math.abs(width / height / (MASTER_WIDTH / MASTER_HEIGHT) - 1) <= SHAPE_TOLERANCE;
}

function headOutcome(faces: FaceFinding | null): PhotoOutcome {
  if (faces?.count !== 1) return "unchecked";
  const { low, high } = BOUNDS.faceHeight;
  return faces.height >= low && faces.height <= high ? "pass" : "warn";
}

function rounded(measure: number | null): number | null {
  return measure === null ? null : Math.round(measure * 1000) / 1000;
}

/** Judges a photo rule by rule; pure, the same in the browser and on the server. */
export function judgePhoto(facts: PhotoFacts): PhotoVerdict {
  const { faces } = facts;
  const shape: PhotoOutcome = isPortraitShape(facts.width, facts.height) ? "pass" : "fail";
  const face: PhotoOutcome = !faces ? "unchecked" : faces.count === 1 ? "pass" : "fail";
  const lines: PhotoVerdict = [
    { rule: "size", outcome: sizeOutcome(facts), measure: facts.width },
    { rule: "shape", outcome: shape, measure: facts.width / facts.height },
    { rule: "sharpness", outcome: atMost(facts.blur, BOUNDS.blur), measure: facts.blur },
    { rule: "lighting", outcome: atLeast(facts.faceLight, BOUNDS.faceLight), measure: facts.faceLight },
    { rule: "glare", outcome: atMost(facts.faceBurnt, BOUNDS.faceBurnt), measure: facts.faceBurnt },
    {
      rule: "backgroundLight",
      outcome: atLeast(facts.backgroundLuma, BOUNDS.backgroundLuma),
      measure: facts.backgroundLuma,
    },
    {
      rule: "backgroundEven",
      outcome: atMost(facts.backgroundSpread, BOUNDS.backgroundSpread),
      measure: facts.backgroundSpread,
    },
    { rule: "face", outcome: face, measure: faces?.count ?? null },
    { rule: "headSize", outcome: headOutcome(faces), measure: faces?.height ?? null },
  ];
  return lines.map((line) => ({ ...line, measure: rounded(line.measure) }));
}

/** Rules that no human look can mend: the badge cannot be printed from such a picture. */
const FINAL_RULES: ReadonlySet<PhotoRule> = new Set(["size", "shape"]);

/** What may be done with a photo so judged: use it, ask a person to look at it, or take another. */
export function photoStanding(verdict: PhotoVerdict): "acceptable" | "humanLook" | "unusable" {
  const failed = verdict.filter(({ outcome }) => outcome === "fail");
  if (failed.some(({ rule }) => FINAL_RULES.has(rule))) return "unusable";
  return failed.length > 0 ? "humanLook" : "acceptable";
}
