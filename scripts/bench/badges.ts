import { newCredentialKeys, parseCredentialKeys } from "@/lib/badges/credential-keys";
import { signCredential } from "@/lib/badges/credential-signature";
import { type BadgeStock, badgeDocument, type PrintableBadge } from "@/lib/badges/document";
import { badgeFace } from "@/lib/badges/face";
import { badgeLanguages, piecesOf } from "@/lib/badges/languages";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import { piece } from "@/lib/badges/piece";
import { badgeStock } from "@/lib/badges/stock";
import { badgeValidity } from "@/lib/badges/validity";
import { zoneMask } from "@/lib/badges/zone-mask";
import { typesetPdf } from "@/lib/typeset/compile";
import { stopTypesetter, typesetterPeak } from "@/lib/typeset/typesetter/run-typesetter";
import { DUSHANBE } from "@/prisma/seed/conference";
import { makePortrait } from "@/prisma/seed/portraits";

export type BadgeFigures = {
  /** Median of one badge with photo, front and back, with the typesetter running. */
  oneMs: number;
  badges: number;
  /** All badges with photos as PDFs of 200 each. */
  allMs: number;
  megabytesOfPdf: number;
  /** Most memory of the typesetter's process. */
  peakMegabytes: number;
};

const PER_DOCUMENT = 200;
const PORTRAITS = 40;
const NAMES = [
  ["Mirzoeva", "Nigina", "Нигина Мирзоева", "tg"],
  ["Al-Khattab", "Muhammad", "محمد الخطّاب", "ar"],
  ["Zhang", "Wei", "张伟", "zh"],
  ["Westerhagen", "Annemarie", "", "en"],
] as const;

const languages = badgeLanguages(DUSHANBE.hostLanguages);
const keys = parseCredentialKeys(newCredentialKeys("B1"));

function sampleStock(): BadgeStock {
  return badgeStock(DUSHANBE, "https://placet.example");
}

/** A made-up person of one of eighteen categories; no two are alike, so that nothing is found in a cache. */
function sampleBadge(serial: number, photo: Uint8Array): PrintableBadge {
  const category = DUSHANBE.categories[serial % DUSHANBE.categories.length];
  const [family, given, native, language] = NAMES[serial % NAMES.length] ?? NAMES[0];
  if (!category) throw new Error("no category");
  const { validFrom, validUntil } = badgeValidity({
    startsOn: new Date(DUSHANBE.startsOn),
    endsOn: new Date(DUSHANBE.endsOn),
    timeZone: DUSHANBE.timeZone,
  });
  const payload = {
    conference: DUSHANBE.credentialNumber,
    serial,
    category: category.code,
    zones: zoneMask(category.zoneCodes, DUSHANBE.zones),
    notBefore: validFrom,
    notAfter: validUntil,
  };
  const tail = Array.from(String(serial), (digit) => String.fromCharCode(97 + Number(digit))).join("");
  return {
    number: formatBadgeNumber(DUSHANBE.code, serial),
    credential: signCredential(payload, keys),
    zoneCodes: category.zoneCodes,
    valid: "9–11 March 2027",
    photo,
    face: badgeFace({
      name: {
        familyName: family + tail,
        givenNames: `${given} ${tail}`,
        isMononym: false,
        nameOrder: "GIVEN_FAMILY",
      },
      nativeName: native && `${native} ${serial}`,
      nativeLanguage: language,
      functionalTitle: `Deputy Head of Department ${serial}, Ministry of Internal Affairs`,
      delegation: [piece("Tajikistan", "en"), piece("Тоҷикистон", "tg"), piece("Таджикистан", "ru")],
      category: {
        code: category.code,
        words: piecesOf(category.name, languages),
        color: category.bandColor,
        pattern: category.bandPattern,
      },
      photoId: null,
    }),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Sets badges as the desk and the batches do, in the typesetter's own process. */
export async function measureBadges(count = 1000): Promise<BadgeFigures> {
  const photos = await Promise.all(
    Array.from({ length: PORTRAITS }, (_, seed) =>
      makePortrait({ seed: String(seed), gender: "FEMALE", age: 40 }),
    ),
  );
  const stock = sampleStock();
  const badge = (serial: number) => sampleBadge(serial, photos[serial % PORTRAITS] ?? new Uint8Array());
  const ones: number[] = [];
  for (let serial = 1; serial <= 25; serial++) {
    ones.push(await timed(() => typesetPdf(badgeDocument([badge(500_000 + serial)], stock, "single"))));
  }
  let bytes = 0;
  const allMs = await timed(async () => {
    for (let from = 0; from < count; from += PER_DOCUMENT) {
      const run = Array.from({ length: Math.min(PER_DOCUMENT, count - from) }, (_, at) =>
        badge(from + at + 1),
      );
      bytes += (await typesetPdf(badgeDocument(run, stock, "single"))).length;
    }
  });
  const figures = {
    oneMs: ones.slice(5).toSorted((a, b) => a - b)[10] ?? 0,
    badges: count,
    allMs,
    megabytesOfPdf: bytes / 1e6,
    peakMegabytes: typesetterPeak() / 1e6,
  };
  stopTypesetter();
  return figures;
}
