import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

type Configuration = { forbidden: IForbiddenRuleType[]; options: Record<string, unknown> };
const configuration = createRequire(import.meta.url)("../../../.dependency-cruiser.cjs") as Configuration;

let folder: string;

function write(path: string, text = "export const x = 1;"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Names of the rules that the tree breaks. */
async function violations(): Promise<string[]> {
  const { tsConfig: _tsConfig, ...options } = configuration.options;
  const rules = { ruleSet: { forbidden: configuration.forbidden }, validate: true };
  const { output } = await cruise(["app", "components", "lib"], { ...options, ...rules, baseDir: folder });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

/** Names of the rules that a tree breaks in which `from` imports `to`. */
function broken(from: string, to: string, how = "import { x }"): Promise<string[]> {
  const up = "../".repeat(from.split("/").length - 1) || "./";
  const target = to.startsWith("npm:") ? to.slice(4) : `${up}${to.replace(/\.tsx?$/, "")}`;
  if (!to.startsWith("npm:")) write(to);
  write(from, `${how} from "${target}";\nexport const y = 1;`);
  return violations();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "placet-layers-"));
  for (const root of ["app", "components", "lib"]) write(`${root}/own.ts`);
  const dependencies = { "server-only": "1", next: "1" };
  write(
    "package.json",
    JSON.stringify({ name: "t", type: "module", dependencies, devDependencies: { vitest: "1" } }),
  );
  for (const name of ["server-only", "next", "vitest", "undeclared"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    write(`node_modules/${name}/index.js`);
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("what the layers refuse", () => {
  test.each([
    ["conferences-leftwards-only", "lib/conferences/dates.ts", "lib/badges/layout.ts"],
    ["organizations-leftwards-only", "lib/organizations/quota.ts", "lib/delegates/mrz.ts"],
    ["delegates-leftwards-only", "lib/delegates/draft.ts", "lib/documents/photo-spec.ts"],
    ["documents-leftwards-only", "lib/documents/crop.ts", "lib/accreditation/reasons.ts"],
    ["accreditation-leftwards-only", "lib/accreditation/reasons.ts", "lib/badges/layout.ts"],
    ["lib-knows-no-screen", "lib/badges/layout.ts", "components/badge.ts"],
    ["lib-knows-no-screen", "lib/badges/layout.ts", "app/page.ts"],
    ["lib-knows-no-screen", "lib/jobs/readiness.ts", "prisma/migrations.ts"],
    ["components-know-no-page", "components/badge.ts", "app/actions.ts"],
    ["components-import-isomorphic-files-only", "components/badge.ts", "lib/badges/queries.ts"],
    ["components-import-isomorphic-files-only", "components/badge.ts", "lib/badges/commands/print-badge.ts"],
    ["components-import-isomorphic-files-only", "components/badge.ts", "lib/env.ts"],
    ["components-import-isomorphic-files-only", "components/table.ts", "lib/tabular/read-table.ts"],
    ["components-import-isomorphic-files-only", "components/table.ts", "lib/tabular/reader/run-reader.ts"],
    ["services-call-no-domain", "lib/tabular/text-cell.ts", "lib/delegates/mrz.ts"],
    ["components-import-isomorphic-files-only", "components/badge.ts", "lib/identity/session.ts"],
    ["components-import-isomorphic-files-only", "components/photo.ts", "lib/documents/storage.ts"],
    ["services-call-no-domain", "lib/audit/record.ts", "lib/delegates/queries.ts"],
    ["services-call-no-domain", "lib/jobs/enqueue.ts", "lib/documents/jobs.ts"],
    ["kernel-calls-no-domain", "lib/action.ts", "lib/delegates/draft.ts"],
    ["database-behind-queries-and-commands", "lib/badges/layout.ts", "lib/db/client.ts"],
    ["database-behind-queries-and-commands", "lib/notifications/compose.ts", "lib/db/client.ts"],
    ["pages-ask-queries", "app/page.ts", "lib/db/client.ts"],
    ["writes-through-actions-and-routes", "app/page.ts", "lib/badges/commands/print-badge.ts"],
    ["rules-are-pure", "lib/badges/layout.ts", "npm:server-only"],
    ["rules-are-pure", "lib/policy/can.ts", "npm:next"],
    ["rules-are-pure", "lib/badges/layout.ts", "lib/badges/queries.ts"],
    ["embedded-database-not-shipped", "lib/jobs/worker.ts", "lib/db/embedded.ts"],
    ["no-development-package-in-the-product", "lib/badges/layout.ts", "npm:vitest"],
    ["no-development-package-in-the-product", "lib/badges/layout.ts", "npm:undeclared"],
    ["nothing-unresolvable", "lib/badges/layout.ts", "npm:./gone"],
  ])("%s: %s → %s", async (rule, from, to) => {
    expect(await broken(from, to)).toContain(rule);
  });

  test("two files that need each other", async () => {
    write("lib/a.ts", `import { y } from "./b";\nexport const x = y;`);
    write("lib/b.ts", `import { x } from "./a";\nexport const y = x;`);
    expect(await violations()).toContain("no-circle");
    write("lib/b.ts", `import type { x } from "./a";\nexport const y = 1;`);
    expect(await violations()).toEqual([]);
  });
});

describe("what the layers allow", () => {
  test.each([
    ["lib/badges/commands/print-badge.ts", "lib/delegates/queries.ts"],
    ["lib/badges/commands/print-badge.ts", "lib/db/client.ts"],
    ["lib/badges/commands/print-badge.ts", "npm:server-only"],
    ["lib/accreditation/queries.ts", "lib/documents/queries.ts"],
    ["lib/delegates/commands/submit-delegate.ts", "lib/audit/record.ts"],
    ["lib/jobs/worker.ts", "lib/documents/jobs.ts"],
    ["lib/action.ts", "lib/db/errors.ts"],
    ["app/page.ts", "lib/badges/queries.ts"],
    ["app/actions.ts", "lib/badges/commands/print-badge.ts"],
    ["app/page.ts", "components/badge.ts"],
    ["components/badge.ts", "lib/badges/layout.ts"],
  ])("%s → %s", async (from, to) => {
    expect(await broken(from, to)).toEqual([]);
  });

  test("types cross a layer", async () => {
    expect(await broken("components/badge.ts", "lib/badges/queries.ts", "import type { x }")).toEqual([]);
    expect(await broken("lib/badges/layout.ts", "lib/db/client.ts", "import type { x }")).toEqual([]);
  });
});
