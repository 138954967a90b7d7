import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { makeSecrets } from "@/scripts/secrets";

// Settings of every test file, set before anything is imported that reads them. A file has its own keys and folder.
const files = mkdtempSync(join(tmpdir(), "placet-files-"));

Object.assign(process.env, makeSecrets(), {
  // Nobody answers there: a unit test that asks the database fails at once.
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  APP_URL: "http://localhost:3000",
  FILES_DIR: files,
  LOG_LEVEL: "silent",
  TRUSTED_PROXIES: "0",
  DEMO: "0",
});
delete process.env.SMTP_URL;

afterAll(() => rmSync(files, { recursive: true, force: true }));
