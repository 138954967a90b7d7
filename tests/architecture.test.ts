import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ENTRY, type EntryDefinition } from "@/lib/action";
import { PERMISSIONS } from "@/lib/policy/permissions";
import {
  findInlineActions,
  findMisnamedCommand,
  findUnauthorized,
  findUnguarded,
  isServerFile,
  type Source,
} from "@/tests/support/source-rules";
import {
  findEnvironmentReads,
  findForbidden,
  findNameless,
  findTooLong,
  lineCount,
} from "@/tests/support/text-rules";

// The conventions of ARCHITECTURE.md as red builds. The layers themselves are checked by dependency-cruiser.

function read(pattern: string | string[]): Source[] {
  const exclude = ["lib/db/generated/**"];
  return globSync(pattern, { exclude }).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

const product = read(["{app,components,lib}/**/*.{ts,tsx}", "{proxy,instrumentation}.ts"]);
const tools = read(["{prisma,scripts}/**/*.ts", "*.config.ts"]);
const tests = read("tests/**/*.{ts,tsx}");
const everything = [...product, ...tools, ...tests];

const commands = product.filter(({ path }) => /^lib\/.*\/commands\//.test(path));
const queries = product.filter(({ path }) => /^lib\/.*(\/queries\.ts|\/queries\/)/.test(path));
const actions = product.filter(isServerFile);
const routes = product.filter(({ path }) => /^app\/.*\/route\.tsx?$/.test(path));

describe("who may do what", () => {
  test("there is something to look at", () => {
    for (const files of [commands, queries, actions, routes]) expect(files.length).toBeGreaterThan(0);
  });

  test("every command and query asks the policy first", () => {
    expect([...commands, ...queries].flatMap(findUnauthorized)).toEqual([]);
  });

  test("every export of a server file is an action with a policy", () => {
    expect(actions.flatMap((source) => findUnguarded(source, "defineAction"))).toEqual([]);
    expect(product.flatMap(findInlineActions)).toEqual([]);
  });

  test("every method of a route has a policy", () => {
    expect(routes.flatMap((source) => findUnguarded(source, "defineRoute"))).toEqual([]);
  });
});

type Endpoint = { at: string; entry: EntryDefinition | undefined };

async function endpointsOf({ path }: Source): Promise<Endpoint[]> {
  const loaded: Record<string, unknown> = await import(/* @vite-ignore */ resolve(path));
  const functions = Object.entries(loaded).filter(([, value]) => typeof value === "function");
  return functions.map(([name, value]) => ({
    at: `${path}: ${name}`,
    entry: (value as { [ENTRY]?: EntryDefinition })[ENTRY],
  }));
}

describe("what the wrapper knows of each endpoint", () => {
  let all: Endpoint[];
  beforeAll(async () => {
    all = (await Promise.all([...actions, ...routes].map(endpointsOf))).flat();
  });

  test("each has a policy row: a permission that exists, or the reason why it is open", () => {
    const bare = all.filter(({ entry }) => {
      if (!entry) return true;
      if (typeof entry.policy === "string") return !PERMISSIONS.includes(entry.policy);
      return entry.policy.open.trim().length < 10;
    });
    expect(bare.map(({ at }) => at)).toEqual([]);
  });

  test("each has a name of its own, by which the log knows it", () => {
    const names = all.map(({ entry }) => entry?.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("where things are", () => {
  test("a command's file has its name", () => {
    expect(commands.flatMap(findMisnamedCommand)).toEqual([]);
  });

  test("file names say what is in them", () => {
    const named = product.filter(({ path }) => !path.startsWith("app/"));
    expect(
      [...named, ...tools, ...tests].filter(({ path }) => !/\.config\.ts$/.test(path)).flatMap(findNameless),
    ).toEqual([]);
  });

  test("settings are read in one place", () => {
    expect(product.filter(({ path }) => path !== "lib/env.ts").flatMap(findEnvironmentReads)).toEqual([]);
  });
});

describe("how things are", () => {
  test("files stay small", () => {
    const sources = [...product, ...tools];
    expect(sources.flatMap(findTooLong)).toEqual([]);
    const lengths = sources.map(lineCount).toSorted((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(lengths.length * share)];
    expect(at(0.5)).toBeLessThan(60);
    expect(at(0.9)).toBeLessThan(150);
  });

  test("nothing is unfinished, silenced or set apart", () => {
    expect(everything.flatMap(findForbidden)).toEqual([]);
  });
});
