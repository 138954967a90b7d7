import { DELEGATE_STATES } from "@/lib/policy/delegate-states";
import { DELEGATE_ACTIONS, transitionOf } from "@/lib/policy/delegate-workflow";
import { DELEGATION_ACTIONS, delegationTransition } from "@/lib/policy/delegation-workflow";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell || "–").join(" | ")} |`;
}

function delegateSection(): string {
  const arrows = DELEGATE_ACTIONS.flatMap((action) => {
    const { from, to } = transitionOf(action);
    return from.map((state) => `  ${state} --> ${to}: ${action}`);
  });
  const rows = DELEGATE_ACTIONS.map((action) => {
    const { practice, from, to, permission, guards, records, message } = transitionOf(action);
    const who = ROLE_NAMES.filter((role) => roleDefinition(role).permissions.includes(permission));
    return rowOf([
      practice.join(", "),
      action,
      from.join(", "),
      to,
      `\`${permission}\``,
      who.join(", ") || "system",
      guards.join(", "),
      records.join(", "),
      message ?? "",
    ]);
  });
  return `# The workflow of a delegate

Drawn from \`lib/policy/delegate-workflow.ts\`; a test fails when this page is stale (\`npm run workflow\` writes it anew).
Numbers in the first column are those of the practice table of accreditation; actions without one are additions.
The exhaustive test tries ${DELEGATE_ACTIONS.length} actions from ${DELEGATE_STATES.length} states by ${ROLE_NAMES.length} roles against a list written by hand:
${DELEGATE_ACTIONS.length * DELEGATE_STATES.length * ROLE_NAMES.length} cases.

\`\`\`mermaid
stateDiagram-v2
  [*] --> DRAFT
${arrows.join("\n")}
\`\`\`

| practice | action | from | to | permission | who | guards | records | mail |
|---|---|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

function delegationSection(): string {
  const arrows = DELEGATION_ACTIONS.flatMap((action) => {
    const { from, to } = delegationTransition(action);
    return from.map((state) => `  ${state} --> ${to}: ${action}`);
  });
  const rows = DELEGATION_ACTIONS.map((action) => {
    const { from, to, permission, guards } = delegationTransition(action);
    return rowOf([action, from.join(", "), to, `\`${permission}\``, guards.join(", ")]);
  });
  return `# The workflow of a delegation

Drawn from \`lib/policy/delegation-workflow.ts\`. Bodies without standing begin at APPLIED and pass the no-objection
procedure; all others are invited. Nobody holds \`delegation.activate\`: the first focal point who accepts brings it about.

\`\`\`mermaid
stateDiagram-v2
  [*] --> INVITED
  [*] --> APPLIED
${arrows.join("\n")}
\`\`\`

| action | from | to | permission | guards |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

/** The two workflows as docs/workflow.md shows them: diagrams and tables, drawn from the literal tables. */
export function workflowDocument(): string {
  return `${delegateSection()}\n${delegationSection()}`;
}
