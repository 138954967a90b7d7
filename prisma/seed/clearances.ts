import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { SettlingAction } from "@/lib/policy/clearance-workflow";
import { askPerson } from "@/lib/screening/commands/ask-person";
import { enterMatch } from "@/lib/screening/commands/enter-match";
import { settleClearance } from "@/lib/screening/commands/settle-clearance";
import { takeFile } from "@/lib/screening/commands/take-file";
import { writeNote } from "@/lib/screening/commands/write-note";
import { readFileRow } from "@/lib/screening/file-rows";
import { clearanceFateOf, type Fate } from "./plan";
import type { SeededRegistration } from "./registrations";
import { expectValue } from "./value";

const fileOf = (delegateId: string) => db.$transaction((tx) => readFileRow(tx, delegateId));

async function settle(vetter: Ctx, delegateId: string, action: SettlingAction, reason: string | null) {
  const version = (await fileOf(delegateId))?.version ?? 0;
  expectValue(
    await settleClearance(vetter, { delegateId, version, action, reason, validUntil: null }),
    "clearance",
  );
}

async function match(vetter: Ctx, delegateId: string): Promise<void> {
  const version = (await fileOf(delegateId))?.version ?? 0;
  const found = {
    name: "Zhuravlyov Dmitriy Sergeyevich",
    listName: "Fictional list of the demo",
    listVersion: "2026-11-02",
    score: 74,
    reason: "Family and given name agree but for spelling; the list gives no birth date.",
  };
  expectValue(await enterMatch(vetter, { delegateId, version, ...found }), "possible match");
}

async function ask(vetter: Ctx, delegateId: string): Promise<void> {
  const version = (await fileOf(delegateId))?.version ?? 0;
  const words = {
    reasonCode: "DOC_SCAN_UNREADABLE" as const,
    text: "Please give the document number again.",
  };
  expectValue(await askPerson(vetter, { delegateId, version, ...words }), "question");
}

/**
 * Takes the clearance file of somebody in review as far as the plan says. Whoever is to stay in review without a plan
 * waits; everybody else is cleared. People whose category asks for no clearance have no file.
 */
export async function vet(vetter: Ctx, { id, row }: SeededRegistration, fate: Fate): Promise<void> {
  const file = await fileOf(id);
  const wanted = clearanceFateOf(Number(row.no));
  if (!file || (fate === "IN_REVIEW" && !wanted)) return;
  expectValue(await takeFile(vetter, { delegateId: id, version: file.version }), "start of vetting");
  expectValue(
    await writeNote(vetter, { delegateId: id, note: "Compared with the lists of the day." }),
    "note",
  );
  switch (wanted) {
    case "RUNNING":
      return;
    case "QUERY":
      return ask(vetter, id);
    case "POSSIBLE_MATCH":
      return match(vetter, id);
    case "REFERRED":
      await match(vetter, id);
      return settle(vetter, id, "refer", "Sent to the liaison officer.");
    case "NOT_CLEARED":
      return settle(vetter, id, "deny", "Agreed with the liaison officer.");
    default:
      return settle(vetter, id, "clear", null);
  }
}

/** New information about somebody accredited: the clearance is withdrawn, which holds the person. */
export async function lookAgain(vetter: Ctx, { id, row }: SeededRegistration): Promise<void> {
  if (clearanceFateOf(Number(row.no)) !== "WITHDRAWN") return;
  await settle(vetter, id, "denyLater", "Word from the liaison officer after the approval.");
}
