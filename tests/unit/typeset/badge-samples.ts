import { newCredentialKeys, parseCredentialKeys } from "@/lib/badges/credential-keys";
import { signCredential } from "@/lib/badges/credential-signature";
import type { BadgeStock, PrintableBadge } from "@/lib/badges/document";
import { badgeFace } from "@/lib/badges/face";
import { piecesOf } from "@/lib/badges/languages";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import { piece } from "@/lib/badges/piece";
import { zoneMask } from "@/lib/badges/zone-mask";
import { CATEGORIES } from "@/prisma/seed/categories";
import { DUSHANBE } from "@/prisma/seed/conference";
import { ZONES } from "@/prisma/seed/zones";

const LANGUAGES = ["en", "tg", "ru"] as const;
const note = (en: string, tg: string, ru: string) => [piece(en, "en"), piece(tg, "tg"), piece(ru, "ru")];

/** What badges of the demo conference share, with texts as long as the real ones. */
export const STOCK: BadgeStock = {
  titles: piecesOf(DUSHANBE.shortTitle, LANGUAGES),
  emergencyPhone: "+992 44 000 01 12",
  zones: ZONES.map(({ code, pictogram, name }) => ({ code, pictogram, names: piecesOf(name, LANGUAGES) })),
  texts: {
    valid: note("Valid", "Эътибор дорад", "Действителен"),
    emergency: note(
      "In an emergency call",
      "Ҳангоми ҳолати фавқулода занг занед",
      "В экстренном случае звоните",
    ),
    notes: Array.from({ length: 4 }, () =>
      note(
        "Lost? Report it at once to the badge desk. The lost badge is blocked before a new one is printed.",
        "Гум кардед? Фавран ба мизи нишонҳо хабар диҳед. Нишони гумшуда пеш аз чопи нав баста мешавад.",
        "Потеряли? Немедленно сообщите в бюро пропусков. Утраченный бейдж блокируется до печати нового.",
      ),
    ),
  },
};

export type Sample = {
  family: string | null;
  given?: string | null;
  mononym?: boolean;
  native?: [text: string, language: string];
  title?: string | null;
  delegation?: [text: string, language: string][];
  category?: string;
};

const TAJIKISTAN: [string, string][] = [
  ["Tajikistan", "en"],
  ["Тоҷикистон", "tg"],
  ["Таджикистан", "ru"],
];

export const KEYS = parseCredentialKeys(newCredentialKeys("K1"));

/** A printable badge of a made-up person. */
export function sampleBadge(sample: Sample, serial: number, photo: Uint8Array | null = null): PrintableBadge {
  const category = CATEGORIES.find(({ code }) => code === (sample.category ?? "DL"));
  if (!category) throw new Error("no such category");
  const payload = {
    conference: DUSHANBE.credentialNumber,
    serial,
    category: category.code,
    zones: zoneMask(category.zoneCodes, ZONES),
    notBefore: new Date("2027-03-08T19:00:00Z"),
    notAfter: new Date("2027-03-11T19:00:00Z"),
  };
  return {
    number: formatBadgeNumber(DUSHANBE.code, serial),
    credential: signCredential(payload, KEYS),
    zoneCodes: category.zoneCodes,
    valid: "9–11 March 2027",
    photo,
    face: badgeFace({
      name: {
        familyName: sample.family,
        givenNames: sample.given ?? null,
        isMononym: sample.mononym ?? false,
        nameOrder: "GIVEN_FAMILY",
      },
      nativeName: sample.native?.[0] ?? null,
      nativeLanguage: sample.native?.[1] ?? null,
      functionalTitle: sample.title === undefined ? "Head of Department" : sample.title,
      delegation: (sample.delegation ?? TAJIKISTAN).map(([text, language]) => piece(text, language)),
      category: {
        code: category.code,
        words: piecesOf(category.name, LANGUAGES),
        color: category.bandColor,
        pattern: category.bandPattern,
      },
      photoId: null,
    }),
  };
}

const LONG_TITLE =
  "Deputy Head of the Department for Countering Organized Crime, Terrorism and Extremism and for International " +
  "Legal Cooperation in Criminal Matters of the Main Directorate for Investigations of the Office of the Prosecutor " +
  "General of the Republic, Senior Counsellor of Justice of the Third Class, Doctor of Laws, Professor";

/** People whose names and titles strain a badge. */
export const HARD_SAMPLES: Sample[] = [
  {
    family: "Mirzoeva",
    given: "Nigina",
    native: ["Нигина Мирзоева", "tg"],
    title: "Minister of Internal Affairs",
  },
  {
    family: "Abdurahmonzodakhudoyberdievamirzoalievas",
    given: "Muhammadsharifkhuja Abdulvohidbek Jaloliddin Saidmuhammad",
    native: ["Муҳаммадшарифхӯҷа Абдулвоҳидбек Абдураҳмонзодахудойбердиевамирзоалиева ғӣқӯҳҷ", "tg-Cyrl"],
    title: LONG_TITLE,
    delegation: [
      [
        "United Nations Regional Centre for Preventive Diplomacy for Central Asia and its Executive Directorate",
        "en",
      ],
      [
        "Маркази минтақавии Созмони Милали Муттаҳид оид ба дипломатияи пешгирикунанда барои Осиёи Марказӣ",
        "tg",
      ],
      [
        "Региональный центр Организации Объединенных Наций по превентивной дипломатии для Центральной Азии",
        "ru",
      ],
    ],
  },
  {
    family: "Al-Khattab",
    given: "Muhammad bin Abdulrahman",
    native: ["محمد بن عبد الرحمن الخطّاب", "ar"],
    category: "IG",
  },
  { family: "Zhang", given: "Wei", native: ["张伟", "zh-Hans"], category: "OS" },
  { family: "Meena", mononym: true, native: ["مینا", "fa-AF"], category: "MD", title: null },
  { family: "Qasimi", given: "Ayesha", native: ["عائشہ قاسمی", "ur"], category: "NG" },
  { family: "Nursultanqyzy", given: "Äsel", native: ["Әсел Нұрсұлтанқызы", "kk"], category: "SP" },
  { family: "Tanaka", given: "Yuki", native: ["田中ゆき", "ja"], category: "UN" },
  { family: "von Westerhagen-Ellerbrock zu Sayn-Wittgenstein-Berleburg", given: "Annemarie", category: "DP" },
  { family: "W".repeat(60), given: "M".repeat(60), title: "Q".repeat(300), category: "SE" },
  { family: "O", mononym: true, category: "VO" },
  { family: "Núñez-Østergård", given: "Þórdís", category: "MO" },
];
