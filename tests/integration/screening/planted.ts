import { askPerson } from "@/lib/screening/commands/ask-person";
import { writeNote } from "@/lib/screening/commands/write-note";
import { must } from "@/tests/integration/documents/fixture";
import { approved, type Desk, matched, pending, running, settle } from "./fixture";

/** Stands in every text of every clearance file of `plantFiles`, so that one look finds what leaks. */
export const CANARY = "Canarybird";

/** A clearance file of each kind, each full of the marker. @returns the people */
export async function plantFiles(desk: Desk): Promise<string[]> {
  const falsePositive = await matched(desk, CANARY);
  must(await settle(desk.vetter, falsePositive, "dismissMatch", { reason: CANARY }));
  const referred = await matched(desk, CANARY);
  must(await settle(desk.vetter, referred, "refer", { reason: CANARY }));
  const refused = await running(desk);
  must(await settle(desk.vetter, refused, "deny", { reason: CANARY }));
  const held = await approved(desk);
  must(await settle(desk.vetter, held, "denyLater", { reason: CANARY }));
  const asked = await running(desk);
  must(
    await askPerson(desk.vetter, {
      delegateId: asked.id,
      version: asked.file,
      reasonCode: "DOC_SCAN_UNREADABLE",
      text: "Please give the number again.",
    }),
  );
  const people = [falsePositive, referred, refused, held, asked, await pending(desk)];
  for (const { id } of people) {
    must(await writeNote(desk.vetter, { delegateId: id, note: `${CANARY} note` }));
  }
  return people.map(({ id }) => id);
}
