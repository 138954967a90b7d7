import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** The demo's people with their zones. */
export const DELEGATES = parse(readFileSync("prisma/seed/data/delegates.csv"), { columns: true }) as Record<
  string,
  string
>[];

const VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Check digit, written down a second time so that the product's own is proved and not repeated. */
export function digitOf(field: string): string {
  const sum = [...field].reduce((total, letter, index) => {
    return total + Math.max(0, VALUES.indexOf(letter)) * ([7, 3, 1][index % 3] ?? 0);
  }, 0);
  return String(sum % 10);
}

export type Document = {
  code: string;
  issuer: string;
  names: string;
  number: string;
  nationality: string;
  birth: string;
  sex: string;
  expiry: string;
  optional: string;
};

const filled = (text: string, width: number) => text.slice(0, width).padEnd(width, "<");
const checked = (field: string) => field + digitOf(field);

export function passport(document: Document): [string, string] {
  const { code, issuer, names, number, nationality, birth, sex, expiry, optional } = document;
  const first = filled(filled(code, 2) + filled(issuer, 3) + names, 44);
  const [one, two, three] = [checked(filled(number, 9)), checked(birth), checked(expiry)];
  const four = checked(filled(optional, 14));
  const composite = digitOf(one + two + three + four);
  return [first, one + filled(nationality, 3) + two + sex + three + four + composite];
}

export function smallCard(document: Document): [string, string] {
  const { code, issuer, names, number, nationality, birth, sex, expiry, optional } = document;
  const [one, two, three] = [checked(filled(number, 9)), checked(birth), checked(expiry)];
  const rest = filled(optional, 7);
  const first = filled(filled(code, 2) + filled(issuer, 3) + names, 36);
  return [first, one + filled(nationality, 3) + two + sex + three + rest + digitOf(one + two + three + rest)];
}

export function card(document: Document): [string, string, string] {
  const { code, issuer, names, number, nationality, birth, sex, expiry, optional } = document;
  const upper = checked(filled(number, 9)) + filled(optional, 15);
  const [two, three] = [checked(birth), checked(expiry)];
  const lower = filled("", 11);
  const second = two + sex + three + filled(nationality, 3) + lower;
  return [
    filled(code, 2) + filled(issuer, 3) + upper,
    second + digitOf(upper + two + three + lower),
    filled(names, 30),
  ];
}
