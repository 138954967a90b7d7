import { join } from "node:path";

/** Faces by weight, in packages that hold TrueType files. The families of badges and letters, in order of trial. */
const FACES = {
  "noto-sans": [
    "400Regular/NotoSans_400Regular",
    "600SemiBold/NotoSans_600SemiBold",
    "700Bold/NotoSans_700Bold",
    "800ExtraBold/NotoSans_800ExtraBold",
  ],
  "noto-sans-arabic": ["400Regular/NotoSansArabic_400Regular", "700Bold/NotoSansArabic_700Bold"],
  "noto-sans-sc": ["400Regular/NotoSansSC_400Regular", "700Bold/NotoSansSC_700Bold"],
} as const;

const PACKAGES = "node_modules/@expo-google-fonts";

/**
 * Files of the bundled fonts. Latin, Cyrillic, Greek and Devanagari; Arabic with Persian, Urdu and Pashto letters;
 * Han of both writings and kana.
 * @param root folder that holds `node_modules/`
 */
export function fontFiles(root: string): string[] {
  return Object.entries(FACES).flatMap(([family, faces]) =>
    faces.map((face) => join(root, PACKAGES, family, `${face}.ttf`)),
  );
}

/** One file of each family: all weights of a family have the same characters. */
export function familyFiles(root: string): string[] {
  return Object.entries(FACES).map(([family, [regular]]) => join(root, PACKAGES, family, `${regular}.ttf`));
}
