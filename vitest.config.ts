import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // `server-only` throws outside Next; its only work is at build time, so tests replace it with nothing.
      "server-only": `${root}/tests/support/empty-module.ts`,
    },
  },
  test: {
    // Neither the venue's zone nor UTC, and not a whole hour from it: a forgotten zone fails loudly.
    env: { TZ: "Asia/Kathmandu" },
    maxWorkers: 2,
    // Generous, because the machine may be busy; nothing waits unless something hangs.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture.test.ts"],
          setupFiles: ["tests/support/environment.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/integration-setup.ts"],
          setupFiles: ["tests/support/environment.ts", "tests/support/database.ts"],
        },
      },
    ],
  },
});
