import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sandboxCommand } from "@/lib/documents/decoder/sandbox";

/** Runs another program where the decoder would run, in the same sandbox. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "placet-sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string): string {
  const { command, args, env } = sandboxCommand(process.cwd(), "decoder", "{}");
  const script = join(process.cwd(), "lib/documents/decoder/worker.ts");
  const other = join(folder, "program.mjs");
  writeFileSync(other, program);
  const swapped = args.map((argument) => argument.replace(script, other));
  return spawnSync(command, swapped, { env, cwd: "/", encoding: "utf8" }).stdout;
}

function attempt(code: string): string {
  return run(`try { ${code}; console.log("done"); } catch (error) { console.log(error.code); }`).trim();
}

describe("the decoder's sandbox", () => {
  test("passes no setting of ours on", () => {
    process.env.CANARY_SECRET = "canary";
    const seen = JSON.parse(run("console.log(JSON.stringify(process.env))")) as Record<string, string>;
    delete process.env.CANARY_SECRET;
    expect(
      Object.keys(seen)
        .filter((name) => !["PWD", "SHLVL", "_"].includes(name))
        .sort(),
    ).toEqual(["NODE_ENV", "VIPS_BLOCK_UNTRUSTED", "VIPS_DISC_THRESHOLD"]);
  });

  test("lets it read no file but its own program", () => {
    const secret = join(folder, "secret.txt");
    writeFileSync(secret, "canary");
    const code = `(await import("node:fs")).readFileSync(${JSON.stringify(secret)})`;
    expect(attempt(code)).toBe("ERR_ACCESS_DENIED");
  });

  test("lets it write nothing", () => {
    const code = `(await import("node:fs")).writeFileSync(${JSON.stringify(join(folder, "left.txt"))}, "x")`;
    expect(attempt(code)).toBe("ERR_ACCESS_DENIED");
    expect(readdirSync(folder)).toEqual(["program.mjs"]);
  });

  test("lets it start nothing", () => {
    expect(attempt(`(await import("node:child_process")).execSync("true")`)).toBe("ERR_ACCESS_DENIED");
    expect(attempt(`new (await import("node:worker_threads")).Worker("0", { eval: true })`)).toBe(
      "ERR_ACCESS_DENIED",
    );
  });
});
