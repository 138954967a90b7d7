import { describe, expect, test } from "vitest";
import {
  findInlineActions,
  findMisnamedCommand,
  findUnauthorized,
  findUnguarded,
  isServerFile,
} from "@/tests/support/source-rules";

const policy = `import { allowEveryone, authorize, authorizeAny } from "@/lib/policy/can";\n`;
const command = (body: string, head = policy) => ({
  path: "lib/badges/commands/print-badge.ts",
  text: `${head}export async function printBadge(ctx: Ctx): Promise<void> { ${body} }`,
});

describe("authorization first", () => {
  test.each([
    `const denied = authorize(ctx, "badge.print"); if (denied) return refusal(denied);`,
    `const denied = authorizeAny(ctx, ["badge.print"]); if (denied) { return refusal(denied); }`,
    `allowEveryone("the page is public"); return ok(1);`,
  ])("accepts %s", (body) => {
    expect(findUnauthorized(command(body))).toEqual([]);
  });

  test.each([
    ["nothing asked", `return db.badge.update(input);`],
    ["asked after the work", `const row = await load(); const denied = authorize(ctx, "badge.print");`],
    ["asked, and the answer ignored", `const denied = authorize(ctx, "badge.print"); return work();`],
    [
      "asked, and another answer looked at",
      `const denied = authorize(ctx, "badge.print"); if (other) return;`,
    ],
    [
      "asked, and told without an end",
      `const denied = authorize(ctx, "badge.print"); if (denied) log(denied);`,
    ],
    ["an empty body", ""],
  ])("refuses %s", (_name, body) => {
    expect(findUnauthorized(command(body))).toHaveLength(1);
  });

  test("refuses a function of that name from elsewhere, a constant function and a re-export", () => {
    const body = `const denied = authorize(ctx); if (denied) return denied;`;
    expect(findUnauthorized(command(body, `import { authorize } from "./own";\n`))).toHaveLength(1);
    const constant = {
      path: "lib/x/queries.ts",
      text: "export const getAll = async () => { return db.all(); };",
    };
    expect(findUnauthorized(constant)).toHaveLength(1);
    expect(findUnauthorized({ path: "lib/x/queries.ts", text: `export * from "./more";` })).toHaveLength(1);
  });

  test("leaves types and values alone", () => {
    const text = `${policy}export type Row = { id: string };\nexport const PAGE = 50;\nexport type { A } from "./a";`;
    expect(findUnauthorized({ path: "lib/x/queries.ts", text })).toEqual([]);
  });
});

test("a command's file exports one function of its own name", () => {
  expect(findMisnamedCommand(command(""))).toEqual([]);
  const two = { ...command(""), text: `${command("").text}\nexport function other() {}` };
  expect(findMisnamedCommand(two)).toHaveLength(1);
  expect(findMisnamedCommand({ ...command(""), path: "lib/badges/commands/void-badge.ts" })).toHaveLength(1);
});

describe("public endpoints", () => {
  const action = (text: string) => ({ path: "app/actions.ts", text: `"use server";\n${text}` });

  test("accepts what the wrapper made", () => {
    const made = `export const save = defineAction({ name: "save", policy: "badge.print", schema, run });`;
    expect(findUnguarded(action(made), "defineAction")).toEqual([]);
    const route = `export const dynamic = "force-dynamic"; export const GET = defineRoute({ name: "x", policy: { open: "y" }, run });`;
    expect(findUnguarded({ path: "app/api/route.ts", text: route }, "defineRoute")).toEqual([]);
  });

  test.each([
    "export async function save(input: unknown) { return db.save(input); }",
    "export const save = async (input: unknown) => db.save(input);",
    `export const save = defineAction({ name: "save", schema, run });`,
    `export const save = defineAction({ policy: "badge.print", schema, run });`,
    "export const save = defineAction(definition);",
    `export const save = somethingElse({ name: "save", policy: "badge.print" });`,
    `export { save } from "./other";`,
    `export * from "./other";`,
    "export default save;",
  ])("refuses %s", (text) => {
    expect(findUnguarded(action(text), "defineAction")).toHaveLength(1);
  });

  test("refuses a route's method that is a plain function", () => {
    const text = "export async function POST(request: Request) { return new Response(); }";
    expect(findUnguarded({ path: "app/api/route.ts", text }, "defineRoute")).toHaveLength(1);
  });

  test("knows a server file, and finds an action inside a function", () => {
    expect(isServerFile(action(""))).toBe(true);
    expect(isServerFile({ path: "a.ts", text: `// why\n'use server'\n` })).toBe(true);
    expect(isServerFile({ path: "a.ts", text: `import "x";\n"use server";` })).toBe(false);
    const inline = `export function Page() { async function save() { "use server"; } }`;
    expect(findInlineActions({ path: "app/page.tsx", text: inline })).toHaveLength(1);
  });
});
