import type { Source } from "@/tests/support/source-rules";

const MAX_LINES = 300;

/** Lines of a file, counted as an editor does. */
export function lineCount({ text }: Source): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Files too long to be read at one sitting. */
export function findTooLong(source: Source): string[] {
  const lines = lineCount(source);
  return lines > MAX_LINES ? [`${source.path}: ${lines} lines, at most ${MAX_LINES}`] : [];
}

const NEVER = /^(index|utils?|helpers?|services?|types|constants|common|misc|shared|lib)\.(ts|tsx)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|d))?\.(ts|tsx)$/;

/** File names outside the closed vocabulary: names that say nothing, or not in kebab case. */
export function findNameless({ path }: Source): string[] {
  const name = path.split("/").at(-1) ?? "";
  if (NEVER.test(name)) return [`${path}: the name says nothing of what is in it`];
  return KEBAB.test(name) ? [] : [`${path}: file names are in kebab-case`];
}

/** Reads of the environment; only lib/env.ts checks what it reads. */
export function findEnvironmentReads({ path, text }: Source): string[] {
  // Next replaces this one name while it builds; it is no setting.
  const own = text.replaceAll("process.env.NEXT_RUNTIME", "");
  return /\bprocess\s*\.\s*env\b/.test(own) ? [`${path}: reads process.env`] : [];
}

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(["\\b(TO", "DO|FIX", "ME)\\b"].join("")), "unfinished work"],
  [new RegExp(["@ts-", "(ignore|expect-error|nocheck)"].join("")), "a silenced type error"],
  [new RegExp(["biome-", "ignore"].join("")), "a silenced finding"],
  [/\bstyle=\{/, "an inline style, which the content security policy blocks"],
  [/\.(only|skip|todo|fixme)\(/, "a test that does not run or runs alone"],
];

/** Things that may not stand in any source file. */
export function findForbidden({ path, text }: Source): string[] {
  return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`);
}
