import { DELEGATE_ACTIONS, transitionOf } from "@/lib/policy/delegate-workflow";

/** The workflow as docs/workflow.md shows it: a diagram and a table, both drawn from the one literal table. */
export function workflowDocument(): string {
  const arrows = DELEGATE_ACTIONS.flatMap((action) => {
    const { from, to } = transitionOf(action);
    return from.map((state) => `  ${state} --> ${to}: ${action}`);
  });
  const rows = DELEGATE_ACTIONS.map((action) => {
    const { from, to, permission, guards, records, message } = transitionOf(action);
    const cells = [
      action,
      from.join(", "),
      to,
      `\`${permission}\``,
      guards.join(", "),
      records.join(", "),
      message ?? "",
    ];
    return `| ${cells.map((cell) => cell || "–").join(" | ")} |`;
  });
  return `# The workflow of a delegate

Drawn from \`lib/policy/delegate-workflow.ts\`; a test fails when this page is stale (\`npm run workflow\` writes it anew).

\`\`\`mermaid
stateDiagram-v2
  [*] --> DRAFT
${arrows.join("\n")}
\`\`\`

| action | from | to | permission | guards | records | mail |
|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}
