import { hairLayers } from "./portraits-hair";
import type { Look } from "./portraits-look";

/** Mixes two colours `#rrggbb`; share 0 gives the first. */
function mix(one: string, two: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [from, to] = [one, two].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

const SKIN = ["#f3d3bd", "#e3b796", "#c99470", "#9b6847", "#6b4430"] as const;

function skinTone(share: number): string {
  const place = Math.min(3.999, Math.max(0, share) * (SKIN.length - 1));
  const low = Math.floor(place);
  return mix(SKIN[low] ?? SKIN[0], SKIN[low + 1] ?? SKIN[4], place - low);
}

/** Outline of the face, crown to chin; a wider jaw for a larger `jaw`. */
function faceOutline(look: Look): string {
  const half = 80 + look.faceWidth * 3;
  const jaw = (look.female ? 58 : 67) + look.jaw * 5;
  const chin = (look.female ? 26 : 33) + look.jaw * 4;
  const [left, right] = [150 - half, 150 + half];
  return `M${left} 172 C${left} 106 ${150 - 46} 62 150 62 C${150 + 46} 62 ${right} 106 ${right} 172
    C${right} 214 ${150 + jaw + 10} 246 ${150 + jaw} 264 C${150 + jaw - 12} 288 ${150 + chin} 307 150 308
    C${150 - chin} 307 ${150 - jaw + 12} 288 ${150 - jaw} 264 C${150 - jaw - 10} 246 ${left} 214 ${left} 172 Z`;
}

function eye(look: Look, center: number, toNose: 1 | -1, skin: string): string {
  const [x, y] = [center, 180];
  const [outer, inner] = [x - 19 * toNose, x + 17 * toNose];
  const lid = mix(skin, "#2a1610", 0.75);
  const shape = `M${outer} ${y} Q${x - 4 * toNose} ${y - 13} ${inner} ${y + 3} Q${x - 2 * toNose} ${y + 10} ${outer} ${y} Z`;
  const id = toNose === 1 ? "eye-left" : "eye-right";
  return `<clipPath id="${id}"><path d="${shape}"/></clipPath>
    <path d="M${outer - 2 * toNose} ${y - 9} Q${x} ${y - 22} ${inner + 2 * toNose} ${y - 6}" fill="none"
      stroke="${mix(skin, "#3a2018", 0.45)}" stroke-width="2" opacity="0.6"/>
    <path d="${shape}" fill="#f6f2ee"/>
    <g clip-path="url(#${id})"><circle cx="${x}" cy="${y - 1.5}" r="9" fill="${look.eyes}"/>
      <circle cx="${x}" cy="${y - 1.5}" r="4.2" fill="#120c09"/>
      <path d="M${outer} ${y - 4} Q${x} ${y - 16} ${inner} ${y}" stroke="#000" stroke-width="5" opacity="0.18" fill="none"/>
      <circle cx="${x + 3}" cy="${y - 5}" r="1.9" fill="#fff" opacity="0.9"/></g>
    <path d="M${outer - (look.female ? 3 : 0) * toNose} ${y - (look.female ? 1 : 0)} Q${x - 4 * toNose} ${y - 13.5} ${inner} ${y + 3}"
      fill="none" stroke="${lid}" stroke-width="${look.female ? 3.4 : 2.6}" stroke-linecap="round"/>
    <path d="M${outer + 4 * toNose} ${y + 5} Q${x} ${y + 12} ${inner - 3 * toNose} ${y + 5}" fill="none"
      stroke="${lid}" stroke-width="1" opacity="0.35"/>`;
}

function brow(look: Look, center: number, toNose: 1 | -1, fill: string): string {
  const y = 157 - look.brow * 2.5;
  const thick = (look.female ? 5 : 8) + look.brow;
  const [outer, inner] = [center - 25 * toNose, center + 20 * toNose];
  return `<path d="M${inner} ${y + 4} Q${center} ${y - 7} ${outer} ${y + 5} Q${center} ${y - 7 + thick * 1.5} ${inner} ${y + 4 + thick * 0.7} Z"
    fill="${fill}" opacity="0.88"/>`;
}

function nose(look: Look, skin: string): string {
  const [wide, low] = [15 + look.nose * 2.5, 238 + look.nose * 2];
  const shade = mix(skin, "#5a2a1a", 0.42);
  return `<path d="M143 176 C141 200 138 216 ${150 - wide} ${low - 8} C${150 - wide - 3} ${low} ${150 - wide + 6} ${low + 3} 143 ${low}
      C150 ${low + 6} 157 ${low} 157 ${low} C164 ${low + 2} ${150 + wide + 3} ${low} ${150 + wide} ${low - 8}
      C162 216 159 200 157 176 C152 190 148 190 143 176 Z" fill="${shade}" opacity="0.13"/>
    <path d="M${150 - wide + 1} ${low - 2} Q${150 - wide + 4} ${low + 4} 143 ${low + 1} Q150 ${low + 6} 157 ${low + 1} Q${150 + wide - 4} ${low + 4} ${150 + wide - 1} ${low - 2}"
      fill="none" stroke="${mix(skin, "#4a2015", 0.6)}" stroke-width="2" stroke-linecap="round" opacity="0.75"/>
    <path d="M152 190 C153 206 153 218 151 228" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity="0.10" fill="none"/>`;
}

function mouth(look: Look, skin: string): string {
  const half = 25 + look.mouth * 2.5;
  const [y, curve] = [266, 2.5 + look.mouth];
  const lip = mix(skin, look.female ? "#a83a44" : "#9a4a40", (look.female ? 0.5 : 0.38) - look.skin * 0.2);
  return `<path d="M${150 - half} ${y - curve / 2} Q138 ${y - 9} 150 ${y - 5.5} Q162 ${y - 9} ${150 + half} ${y - curve / 2} Q150 ${y + curve} ${150 - half} ${y - curve / 2} Z"
      fill="${mix(lip, "#3a1010", 0.16)}"/>
    <path d="M${150 - half} ${y - curve / 2} Q150 ${y + curve} ${150 + half} ${y - curve / 2} Q150 ${y + 17} ${150 - half} ${y - curve / 2} Z" fill="${lip}"/>
    <path d="M${150 - half - 1} ${y - curve / 2 - 0.5} Q150 ${y + curve + 0.5} ${150 + half + 1} ${y - curve / 2 - 0.5}" fill="none"
      stroke="${mix(lip, "#200808", 0.6)}" stroke-width="1.8" stroke-linecap="round"/>
    <path d="M138 ${y + 8} Q150 ${y + 11} 162 ${y + 8}" stroke="#fff" stroke-width="3" opacity="0.10" fill="none"/>`;
}

function beard(look: Look, fill: string): string {
  const moustache = `<path d="M150 246 C138 243 124 250 118 262 C130 257 142 256 150 257 C158 256 170 257 182 262 C176 250 162 243 150 246 Z" fill="${fill}"/>`;
  const jaw = `M70 205 C76 232 84 244 96 246 C108 248 116 262 122 282 C136 276 164 276 178 282 C184 262 192 248 204 246 C216 244 224 232 230 205`;
  if (look.beard === "none") return "";
  if (look.beard === "moustache") return moustache;
  if (look.beard === "short") {
    return `<g opacity="0.5"><path d="${jaw} C230 250 200 310 150 312 C100 310 70 250 70 205 Z" fill="${fill}"/>${moustache}</g>`;
  }
  return `<g opacity="0.95"><path d="${jaw} C234 262 204 336 150 340 C96 336 66 262 70 205 Z" fill="${fill}"/>${moustache}</g>`;
}

function ageLines(look: Look, skin: string): string {
  const stroke = mix(skin, "#4a2015", 0.5);
  const line = (d: string, from: number) =>
    look.age <= from ? "" : `<path d="${d}" opacity="${((look.age - from) * 0.75).toFixed(2)}"/>`;
  return `<g fill="none" stroke="${stroke}" stroke-width="1.8" stroke-linecap="round">
    ${line("M128 236 Q118 250 117 264 M172 236 Q182 250 183 264", 0.15)}
    ${line("M96 196 Q110 203 126 197 M204 196 Q190 203 174 197", 0.3)}
    ${line("M108 126 Q150 119 192 126 M114 138 Q150 132 186 138", 0.45)}
    ${line("M80 178 L72 173 M80 184 L72 186 M220 178 L228 173 M220 184 L228 186", 0.5)}</g>`;
}

function glasses(): string {
  return `<g fill="#dfe8ef" fill-opacity="0.10" stroke="#23262b" stroke-width="3.2">
    <rect x="84" y="163" width="56" height="38" rx="13"/><rect x="160" y="163" width="56" height="38" rx="13"/>
    <path d="M140 176 Q150 170 160 176 M84 176 L68 172 M216 176 L232 172" fill="none"/></g>`;
}

function shoulders(look: Look): string {
  const wide = look.female ? 112 : 134;
  const drop = look.female ? 356 : 350;
  return `M${150 - wide - 10} 400 C${150 - wide} ${drop + 14} ${150 - wide + 30} ${drop} 108 336
    L192 336 C${150 + wide - 30} ${drop} ${150 + wide} ${drop + 14} ${150 + wide + 10} 400 Z`;
}

/** What is worn over the shoulders, with its opening at the neck. */
function clothes(look: Look): string {
  const { cloth, accent } = look;
  const lapel = mix(cloth, "#ffffff", 0.09);
  const edge = mix(cloth, "#000000", 0.3);
  if (look.dress === "uniform") {
    const at = look.female ? 72 : 55;
    return `<path d="M106 332 L150 378 L194 332 L210 356 L166 400 L134 400 L90 356 Z" fill="#e9ecef"/>
      <path d="M143 376 L157 376 L161 400 L139 400 Z" fill="${edge}"/>
      <path d="M100 340 L134 400 L76 400 L78 350 Z M200 340 L166 400 L224 400 L222 350 Z" fill="${lapel}"/>
      <rect x="${at - 23}" y="362" width="46" height="12" rx="3" fill="#b99a45" transform="rotate(-16 ${at} 368)"/>
      <rect x="${277 - at}" y="362" width="46" height="12" rx="3" fill="#b99a45" transform="rotate(16 ${300 - at} 368)"/>`;
  }
  if (look.dress === "blazer") {
    return `<path d="M104 338 Q112 372 150 384 Q188 372 196 338 L204 356 L188 400 L112 400 L96 356 Z" fill="${accent}"/>
      <path d="M98 338 L124 400 L84 400 L76 354 Z M202 338 L176 400 L216 400 L224 354 Z" fill="${lapel}"/>
      <path d="M98 338 L124 400 M202 338 L176 400" stroke="${edge}" stroke-width="1.5"/>`;
  }
  return `<path d="M104 334 L150 380 L196 334 L206 352 L176 400 L124 400 L94 352 Z" fill="#f4f6f8"/>
    <path d="M138 370 L162 370 L166 387 L165 400 L135 400 L134 387 Z" fill="${accent}"/>
    <path d="M136 388 Q150 394 164 388" stroke="#000" stroke-width="1.5" opacity="0.3" fill="none"/>
    <path d="M106 326 L150 374 L126 390 L98 342 Z M194 326 L150 374 L174 390 L202 342 Z" fill="#ffffff" stroke="#c9d0d6" stroke-width="1"/>
    <path d="M98 340 L128 400 L78 400 L72 354 Z M202 340 L172 400 L222 400 L228 354 Z" fill="${lapel}"/>
    <path d="M98 340 L128 400 M202 340 L172 400" stroke="${edge}" stroke-width="1.5"/>`;
}

/** A portrait of 3:4 as SVG: head and shoulders, facing, before a plain light wall. */
export function drawPortrait(look: Look): string {
  const skin = skinTone(look.skin);
  const hair = mix(look.hairColor, "#b9b6b2", look.grey);
  const { back, front } = hairLayers(look, hair);
  const outline = faceOutline(look);
  const shade = mix(skin, "#5a2a1a", 0.35);
  const [left, right] = [112 - look.eyeSpacing * 2, 188 + look.eyeSpacing * 2];
  const browFill = mix(mix(look.hairColor, "#1a120e", 0.3), "#8f8b86", look.grey * 0.6);
  const ears = look.headscarf
    ? ""
    : `<path d="M72 168 C56 160 52 184 60 206 C64 216 72 218 76 212 Z M228 168 C244 160 248 184 240 206 C236 216 228 218 224 212 Z" fill="${mix(skin, shade, 0.3)}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200" viewBox="0 0 300 400">
  <defs>
    <radialGradient id="shade"><stop offset="0" stop-color="${shade}"/><stop offset="1" stop-color="${shade}" stop-opacity="0"/></radialGradient>
    <radialGradient id="blush"><stop offset="0" stop-color="#c4504a"/><stop offset="1" stop-color="#c4504a" stop-opacity="0"/></radialGradient>
    <radialGradient id="throat"><stop offset="0.3" stop-color="${mix(shade, "#2a1008", 0.35)}"/><stop offset="1" stop-color="${shade}" stop-opacity="0"/></radialGradient>
    <linearGradient id="side" x1="0" y1="0" x2="1" y2="0.2"><stop offset="0.55" stop-color="${shade}" stop-opacity="0"/>
      <stop offset="1" stop-color="${shade}" stop-opacity="0.5"/></linearGradient>
    <linearGradient id="skin" x1="0.2" y1="0" x2="0.85" y2="1">
      <stop offset="0" stop-color="${mix(skin, "#ffffff", 0.12)}"/><stop offset="0.55" stop-color="${skin}"/>
      <stop offset="1" stop-color="${mix(skin, shade, 0.5)}"/></linearGradient>
    <clipPath id="face"><path d="${outline}"/></clipPath>
    <clipPath id="neck"><path d="M111 240 L111 318 Q110 334 96 342 L150 392 L204 342 Q190 334 189 318 L189 240 Z"/></clipPath>
  </defs>
  <rect width="300" height="400" fill="${look.wall}"/>
  ${back}
  <path d="${shoulders(look)}" fill="${look.cloth}"/>
  <g clip-path="url(#neck)"><rect x="80" y="240" width="140" height="160" fill="${mix(skin, shade, 0.3)}"/>
    <ellipse cx="150" cy="300" rx="74" ry="44" fill="url(#throat)" opacity="0.6"/></g>
  ${clothes(look)}
  ${ears}
  <path d="${outline}" fill="url(#skin)"/>
  <g clip-path="url(#face)">
    <rect x="60" y="50" width="180" height="270" fill="url(#side)"/>
    <ellipse cx="103" cy="226" rx="34" ry="26" fill="url(#blush)" opacity="${(0.15 * (1 - look.skin)).toFixed(2)}"/>
    <ellipse cx="197" cy="226" rx="34" ry="26" fill="url(#blush)" opacity="${(0.15 * (1 - look.skin)).toFixed(2)}"/>
    <ellipse cx="112" cy="177" rx="40" ry="25" fill="url(#shade)" opacity="0.4"/>
    <ellipse cx="188" cy="177" rx="40" ry="25" fill="url(#shade)" opacity="0.4"/>
    <ellipse cx="150" cy="289" rx="34" ry="10" fill="url(#shade)" opacity="0.45"/>
  </g>
  ${ageLines(look, skin)}${nose(look, skin)}${mouth(look, skin)}${beard(look, hair)}
  ${eye(look, left, 1, skin)}${eye(look, right, -1, skin)}${brow(look, left, 1, browFill)}${brow(look, right, -1, browFill)}
  ${front}
  ${look.glasses ? glasses() : ""}
</svg>`;
}
