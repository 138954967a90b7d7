import { createHash } from "node:crypto";

/**
 * How a fictional person looks, decided by a seed alone. The demo shows no photograph of anyone, real or generated
 * from real people: every portrait is drawn by portraits-drawing.ts from these few numbers.
 */
export type Look = {
  female: boolean;
  /** 0 light … 1 dark. */
  skin: number;
  hairColor: string;
  /** Share of grey in the hair, 0–1. */
  grey: number;
  hair: "short" | "parted" | "receding" | "bald" | "bob" | "long" | "bun" | "waves";
  headscarf: string | null;
  beard: "none" | "moustache" | "short" | "full";
  glasses: boolean;
  eyes: string;
  dress: "suit" | "blazer" | "uniform";
  cloth: string;
  accent: string;
  /** Lines of the face, 0–1. */
  age: number;
  /** Small differences of shape, −1 … 1. */
  jaw: number;
  brow: number;
  nose: number;
  mouth: number;
  eyeSpacing: number;
  faceWidth: number;
  wall: string;
};

export type PortraitOf = {
  /** Anything that stands for the person and does not change, such as a number or a name. */
  seed: string;
  gender: "FEMALE" | "MALE";
  /** Years at the conference. */
  age: number;
  /** ISO 3166-1 alpha-3; only so that hair and skin do not look odd beside the name. */
  nationality?: string;
  uniform?: boolean;
};

/** Numbers from 0 to 1 that depend on the seed and the purpose only, so that a new feature moves no old one. */
function chance(seed: string): (purpose: string) => number {
  return (purpose) => createHash("sha256").update(`${seed}/${purpose}`).digest().readUInt32BE() / 2 ** 32;
}

function pick<T>(choices: readonly [T, ...T[]], at: number): T {
  return choices[Math.min(choices.length - 1, Math.floor(at * choices.length))] ?? choices[0];
}

const DARK_HAIR = ["#17120f", "#221915", "#2c201a", "#352620"] as const;
const MIXED_HAIR = ["#2c201a", "#463124", "#6a4a2f", "#8d6a43", "#b08d5c"] as const;
const DARK_EYES = ["#2b1a12", "#3a2417", "#4a3020"] as const;
const MIXED_EYES = ["#4a3020", "#5b6b3f", "#4c6f86", "#5d7f99"] as const;
const CLOTHS = ["#1d2733", "#24324a", "#2b2f36", "#3a3f47", "#2f3e38", "#33283a"] as const;
const TIES = ["#7a2230", "#20466b", "#3d5a45", "#5a4a7a", "#8a6a2a", "#35506b"] as const;
const BLOUSES = ["#f2efe9", "#dfe7ee", "#efe0dc", "#c9d6cf", "#e8e2f0"] as const;
const SCARVES = ["#3b4a5c", "#6f5b4b", "#2f4f4a", "#5d4a63", "#8a8f98", "#23272e"] as const;
const WALLS = ["#e9edf1", "#eceeef", "#e6ecef", "#eeece8"] as const;

type Region = { skin: [number, number]; mixed: boolean; headscarf: number };
const ELSEWHERE: Region = { skin: [0.15, 0.45], mixed: false, headscarf: 0 };
const NORTH: Region = { skin: [0, 0.22], mixed: true, headscarf: 0 };
const REGIONS: Record<string, Region> = {
  DEU: NORTH,
  NOR: NORTH,
  GBR: NORTH,
  FRA: NORTH,
  IRL: NORTH,
  RUS: NORTH,
  GHA: { skin: [0.75, 1], mixed: false, headscarf: 0 },
  IRN: { skin: [0.2, 0.5], mixed: false, headscarf: 1 },
  ARE: { skin: [0.3, 0.6], mixed: false, headscarf: 0.8 },
  PAK: { skin: [0.35, 0.65], mixed: false, headscarf: 0.6 },
  TJK: { skin: [0.15, 0.45], mixed: false, headscarf: 0.2 },
};

function hairOf(female: boolean, age: number, at: number): Look["hair"] {
  if (female) return pick(["bob", "long", "bun", "waves", "bun"], at);
  if (age > 52 && at > 0.55) return at > 0.85 ? "bald" : "receding";
  return at < 0.5 ? "short" : "parted";
}

/** The look of a person; the same person always looks the same. */
export function lookOf(person: PortraitOf): Look {
  const at = chance(person.seed);
  const around = (purpose: string) => at(purpose) * 2 - 1;
  const region = REGIONS[person.nationality ?? ""] ?? ELSEWHERE;
  const female = person.gender === "FEMALE";
  const [light, dark] = region.skin;
  const scarf = female && at("headscarf") < region.headscarf;
  const greying = Math.max(0, Math.min(1, (person.age - 42) / 28));
  const grey = female ? greying * (at("dye") < 0.6 ? 0 : 0.7) : greying * (0.5 + at("grey") / 2);
  const beardAt = at("beard");
  return {
    female,
    skin: light + (dark - light) * at("skin"),
    hairColor: region.mixed ? pick(MIXED_HAIR, at("hairColor")) : pick(DARK_HAIR, at("hairColor")),
    grey,
    hair: hairOf(female, person.age, at("hair")),
    headscarf: scarf ? pick(SCARVES, at("scarf")) : null,
    beard:
      female || beardAt < 0.66 ? "none" : beardAt < 0.8 ? "moustache" : beardAt < 0.95 ? "short" : "full",
    glasses: at("glasses") < (person.age > 45 ? 0.35 : 0.16),
    eyes: region.mixed ? pick(MIXED_EYES, at("eyes")) : pick(DARK_EYES, at("eyes")),
    dress: person.uniform ? "uniform" : female ? "blazer" : "suit",
    cloth: person.uniform ? pick(["#2f3f36", "#26344a", "#39424a"], at("cloth")) : pick(CLOTHS, at("cloth")),
    accent: female ? pick(BLOUSES, at("accent")) : pick(TIES, at("accent")),
    age: Math.max(0, Math.min(1, (person.age - 30) / 42)) * (female ? 0.7 : 1),
    jaw: around("jaw"),
    brow: around("brow"),
    nose: around("nose"),
    mouth: around("mouth"),
    eyeSpacing: around("eyeSpacing"),
    faceWidth: around("faceWidth"),
    wall: pick(WALLS, at("wall")),
  };
}
