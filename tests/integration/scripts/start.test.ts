import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "@/lib/db/embedded";
import { makeSecrets } from "@/scripts/secrets";

let home: string;
let listener: Server | undefined;

/** Runs a script to its end, with a folder of its own and none of this process's settings. */
function run(script: string, args: string[], settings: Record<string, string> = {}) {
  const nodeArgs = [
    "--import",
    "./scripts/require-node.mjs",
    "--import",
    "tsx",
    `scripts/${script}.ts`,
    ...args,
  ];
  const env = { PATH: process.env.PATH, PLACET_HOME: home, NODE_ENV: "production", ...settings } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, nodeArgs, {
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, stdout, lines: stderr.trim().split("\n") };
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "placet-start-"));
  chmodSync(home, 0o755);
});

afterEach(() => {
  listener?.close();
  listener = undefined;
  rmSync(home, { recursive: true });
});

describe("the demo refuses in one line, with a code other than 0, before it has made anything", () => {
  test("a port in use", async () => {
    const port = await freePort();
    listener = createServer().listen(port, "127.0.0.1");
    await once(listener, "listening");
    const { status, lines } = run("demo", ["--port", String(port)]);
    expect(status).toBe(1);
    expect(lines).toEqual([
      `Port ${port} is in use: stop what runs there, or choose another with \`-- --port N\`.`,
    ]);
    expect(existsSync(join(home, "postgres"))).toBe(false);
  });

  test.each(["0", "65536", "3000x", "-1", ""])("the port %j", (port) => {
    const { status, lines } = run("demo", [`--port=${port}`]);
    expect(status).toBe(1);
    expect(lines).toEqual([`"${port}" is not a port: give a number between 1 and 65535.`]);
  });

  test("an option that does not exist, with those that do", () => {
    const { status, lines } = run("demo", ["--prot", "3001"]);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe("npm run demo [-- --port N] [-- --fresh]");
  });

  test("a database of another major version", async () => {
    mkdirSync(join(home, "postgres"));
    writeFileSync(join(home, "postgres/PG_VERSION"), "16\n");
    const { status, lines } = run("demo", ["--port", String(await freePort())]);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/was made by PostgreSQL 16 and this release brings 18: start with --fresh/);
  });

  test("a DATABASE_URL where nobody answers", async () => {
    const settings = { DATABASE_URL: "postgresql://placet:secret@127.0.0.1:1/placet" };
    const { status, lines } = run("demo", ["--port", String(await freePort())], settings);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^No database at 127\.0\.0\.1:1\/placet: check DATABASE_URL/);
    expect(lines[0]).not.toContain("secret");
  });

  test("--fresh over somebody's own server", async () => {
    const settings = { DATABASE_URL: "postgresql://placet:secret@127.0.0.1:1/placet" };
    const { status, lines } = run("demo", ["--fresh", "--port", String(await freePort())], settings);
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^--fresh removes the demo's own database only/);
  });
});

describe("the production start", () => {
  test("names every setting that is missing and prints no value", () => {
    const { status, lines } = run("start", [], { FIELD_KEYS: "do-not-print" });
    expect(status).toBe(1);
    const text = lines.join("\n");
    for (const name of ["DATABASE_URL", "APP_URL", "FIELD_HASH_KEY", "BADGE_KEYS", "FILES_DIR"]) {
      expect(text).toContain(`${name}: `);
    }
    expect(text).not.toContain("do-not-print");
    expect(text).not.toContain("    at ");
  });

  test("without a mail server is refused before anything is done", () => {
    const settings = {
      ...makeSecrets(),
      DATABASE_URL: "postgresql://placet:secret@127.0.0.1:1/placet",
      APP_URL: "https://accreditation.example",
      FILES_DIR: home,
    };
    const { status, lines } = run("start", [], settings);
    expect(status).toBe(1);
    expect(lines).toEqual([
      "SMTP_URL is not set: nobody would receive a link or a decision. See .env.example.",
    ]);
  });
});
