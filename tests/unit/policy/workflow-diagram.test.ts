import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workflowDocument } from "@/lib/policy/workflow-diagram";

test("docs/workflow.md is what the table says", () => {
  expect(readFileSync("docs/workflow.md", "utf8")).toBe(workflowDocument());
});

test("one file writes the state of a delegate", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.includes("generated"),
  );
  const writers = files.filter((file) =>
    /delegate\.(update|updateMany|upsert|create|createMany)\(\{[^;]*?\bdata:\s*\{[^}]*\bstate:/s.test(
      readFileSync(join("lib", file), "utf8"),
    ),
  );
  expect(writers).toEqual([join("delegates", "transition.ts")]);
});
