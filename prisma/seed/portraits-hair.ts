import type { Look } from "./portraits-look";

/** Parts of a portrait that lie behind the face and before it. */
type Layers = { back: string; front: string };

const SHEEN = `<path d="M96 92 Q140 62 196 84 Q150 74 108 108 Z" fill="#fff" opacity="0.09"/>`;

/** Short hair whose lower edge on the forehead is `line`. */
function cap(fill: string, line: string, sides = 172): string {
  return `<path d="M65 ${sides} C56 108 78 44 150 42 C222 44 244 108 235 ${sides}
    L228 ${sides + 4} C226 ${sides - 14} 224 ${sides - 22} 218 136 ${line} C76 ${sides - 22} 74 ${sides - 14} 72 ${sides + 4} Z" fill="${fill}"/>`;
}

const MEN: Partial<Record<Look["hair"], (fill: string) => Layers>> = {
  short: (fill) => ({ back: "", front: cap(fill, "C216 108 190 98 150 98 C110 98 84 108 82 136") + SHEEN }),
  parted: (fill) => ({
    back: "",
    front:
      cap(fill, "C222 112 196 92 168 100 C140 108 112 112 96 96 C90 106 86 118 82 136") +
      `<path d="M98 94 Q130 60 190 66 Q130 66 104 98 Z" fill="#000" opacity="0.14"/>${SHEEN}`,
  }),
  receding: (fill) => ({
    back: "",
    front: cap(fill, "C222 116 214 92 196 84 C182 92 118 92 104 84 C90 92 84 116 82 136"),
  }),
  bald: (fill) => ({
    back: "",
    front: `<path d="M65 184 C60 150 64 120 76 104 C74 128 74 150 72 184 Z" fill="${fill}" opacity="0.85"/>
      <path d="M235 184 C240 150 236 120 224 104 C226 128 226 150 228 184 Z" fill="${fill}" opacity="0.85"/>
      <path d="M112 74 Q150 58 186 72 Q150 66 116 84 Z" fill="#fff" opacity="0.12"/>`,
  }),
};

const WOMEN: Partial<Record<Look["hair"], (fill: string) => Layers>> = {
  bob: (fill) => ({
    back: `<path d="M58 176 C44 84 92 38 150 38 C208 38 256 84 242 176 C250 230 246 268 232 288
      C205 300 95 300 68 288 C54 268 50 230 58 176 Z" fill="${fill}"/>`,
    front: `<path d="M62 190 C54 96 88 42 150 42 C212 42 246 96 238 190 C234 150 222 122 196 96
      C172 120 112 128 88 118 C72 138 66 160 62 190 Z" fill="${fill}"/>${SHEEN}`,
  }),
  long: (fill) => ({
    back: `<path d="M58 176 C44 84 92 36 150 36 C208 36 256 84 242 176 C252 262 262 330 246 372
      C220 392 80 392 54 372 C38 330 48 262 58 176 Z" fill="${fill}"/>`,
    front: `<path d="M62 214 C50 100 88 42 150 42 C212 42 250 100 238 214 C236 158 214 116 152 84
      C90 116 66 158 62 214 Z" fill="${fill}"/>${SHEEN}`,
  }),
  bun: (fill) => ({
    back: `<ellipse cx="150" cy="46" rx="40" ry="27" fill="${fill}"/>`,
    front: `<path d="M65 172 C56 104 84 44 150 44 C216 44 244 104 235 172 L227 174 C222 136 202 102 150 98
      C98 102 78 136 73 174 L65 172 Z" fill="${fill}"/>${SHEEN}`,
  }),
  waves: (fill) => ({
    back: `<path d="M56 178 C36 82 96 34 150 36 C204 34 264 82 244 178 C262 200 252 226 258 252 C262 284 248 304 236 312
      C206 320 94 320 64 312 C52 304 38 284 42 252 C48 226 38 200 56 178 Z" fill="${fill}"/>`,
    front: `<path d="M62 200 C48 96 90 40 150 42 C210 40 252 96 238 200 C240 162 226 128 204 104 C188 92 176 90 168 84
      C150 116 104 118 84 138 C70 156 66 176 62 200 Z" fill="${fill}"/>${SHEEN}`,
  }),
};

/** A scarf that covers hair and neck and leaves the face free. */
function headscarf(fill: string): Layers {
  return {
    back: `<path d="M46 190 C36 84 86 30 150 30 C214 30 264 84 254 190 C262 268 268 330 276 400 L24 400
      C32 330 38 268 46 190 Z" fill="${fill}"/>`,
    front: `<path fill-rule="evenodd" d="M46 196 C34 84 86 30 150 30 C214 30 266 84 254 196 C250 268 236 312 200 344
      C176 364 124 364 100 344 C64 312 50 268 46 196 Z M70 184 C70 240 96 308 150 310 C204 308 230 240 230 184
      C230 126 200 88 150 88 C100 88 70 126 70 184 Z" fill="${fill}"/>
      <path d="M100 344 C130 366 200 352 236 300 C226 350 190 386 130 388 C116 376 106 360 100 344 Z" fill="#000" opacity="0.16"/>
      <path d="M70 100 C96 56 204 56 232 104 C206 74 98 72 70 100 Z" fill="#fff" opacity="0.10"/>`,
  };
}

/** Hair or scarf of a look, in the colour given. */
export function hairLayers(look: Look, fill: string): Layers {
  if (look.headscarf) return headscarf(look.headscarf);
  const draw = MEN[look.hair] ?? WOMEN[look.hair];
  return draw ? draw(fill) : { back: "", front: "" };
}
