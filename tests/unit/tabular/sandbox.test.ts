import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sandboxCommand } from "@/lib/tabular/reader/sandbox";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "placet-sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs another program where the reader would run, in the same sandbox. */
function run(program: string): string {
  const { command, args, env } = sandboxCommand(process.cwd(), "{}");
  const script = join(process.cwd(), "lib/tabular/reader/worker.ts");
  const other = join(folder, "program.mjs");
  writeFileSync(other, program);
  const swapped = args.flatMap((part) => (part === script ? [`--allow-fs-read=${other}`, other] : [part]));
  return spawnSync(command, swapped, { env, cwd: "/", encoding: "utf8" }).stdout;
}

function attempt(code: string): string {
  return run(`try { ${code}; console.log("done"); } catch (error) { console.log(error.code); }`).trim();
}

describe("the sandbox of the reader of tables", () => {
  test("runs a program at all, and lets it read its own code", () => {
    const own = join(process.cwd(), "lib/tabular/reader/refused.ts");
    expect(attempt(`(await import("node:fs")).readFileSync(${JSON.stringify(own)})`)).toBe("done");
  });

  test("passes no setting of ours on", () => {
    process.env.CANARY_SECRET = "canary";
    const seen = JSON.parse(run("console.log(JSON.stringify(process.env))")) as Record<string, string>;
    delete process.env.CANARY_SECRET;
    const own = Object.keys(seen).filter((name) => !["PWD", "SHLVL", "_"].includes(name));
    expect(own).toEqual(["NODE_ENV"]);
  });

  test("lets it read nothing else, nor write", () => {
    const secret = join(folder, "secret.txt");
    writeFileSync(secret, "canary");
    const files = `(await import("node:fs"))`;
    expect(attempt(`${files}.readFileSync(${JSON.stringify(secret)})`)).toBe("ERR_ACCESS_DENIED");
    for (const settings of [".env", "lib/env.ts"]) {
      const path = JSON.stringify(join(process.cwd(), settings));
      expect(attempt(`${files}.readFileSync(${path})`)).toBe("ERR_ACCESS_DENIED");
    }
    const left = JSON.stringify(join(folder, "left.txt"));
    expect(attempt(`${files}.writeFileSync(${left}, "x")`)).toBe("ERR_ACCESS_DENIED");
    expect(readdirSync(folder).toSorted()).toEqual(["program.mjs", "secret.txt"]);
  });

  test("lets it start nothing and load no addon", () => {
    expect(attempt(`(await import("node:child_process")).execSync("true")`)).toBe("ERR_ACCESS_DENIED");
    expect(attempt(`new (await import("node:worker_threads")).Worker("0", { eval: true })`)).toBe(
      "ERR_ACCESS_DENIED",
    );
    expect(attempt(`process.dlopen({ exports: {} }, "/lib/none.node")`)).toBe("ERR_DLOPEN_DISABLED");
  });
});
