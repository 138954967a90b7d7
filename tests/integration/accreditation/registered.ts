import { randomInt, randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { makePortrait } from "@/prisma/seed/portraits";
import { delegateRows } from "@/prisma/seed/read-csv";
import { stepInputs } from "@/prisma/seed/step-inputs";
import { inviteState, must, NOW, registrant, startDraft } from "@/tests/integration/documents/fixture";

export type Registered = {
  id: string;
  version: number;
  owner: Ctx;
  delegationId: string;
  categoryId: string;
  documentNumber: string;
};

/** The delegation's note verbale, verified: without one, the reviews of States' delegates do not start. */
export async function verifiedNote(delegationId: string): Promise<void> {
  await db.nominationDocument.create({
    data: {
      id: randomUUID(),
      delegationId,
      kind: "NOTE_VERBALE",
      reference: `NV-${randomUUID()}`,
      documentDate: NOW,
      state: "VERIFIED",
      verifiedAt: NOW,
      verifiedBy: randomUUID(),
    },
  });
}

let portrait: Buffer | undefined;

/** Somebody who has filled in every step and chosen a photo, by the same commands as people's clicks. */
export async function registered(conferenceId: string): Promise<Registered> {
  const [row] = delegateRows();
  if (!row) throw new Error("no rows");
  const owner = registrant(conferenceId, `${randomUUID()}@delegate.example`);
  const delegationId = await inviteState(conferenceId);
  await verifiedNote(delegationId);
  const { id: categoryId } = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  let { id, version } = await startDraft(owner, conferenceId);
  // "H.E." goes with heads of delegation; this one is an ordinary delegate.
  // One travel document registers one person, so everybody has a number of their own.
  const documentNumber = `T${randomInt(1e8, 1e9)}`;
  const own = { salutation: "Ms.", document_number: documentNumber };
  const inputs = stepInputs({ ...row, ...own }, { delegationId, categoryId });
  for (const [step, values] of Object.entries(inputs)) {
    version = must(await saveStep(owner, { delegateId: id, version, step, values })).version;
  }
  portrait ??= await makePortrait({ seed: "test", gender: "FEMALE", age: 40 });
  const { photoId, standing } = must(await uploadPhoto(owner, { delegateId: id, bytes: portrait }));
  const chosen = { delegateId: id, photoId, version, humanLook: standing === "humanLook" };
  ({ version } = must(await choosePhoto(owner, chosen)));
  return { id, version, owner: { ...owner, now: NOW }, delegationId, categoryId, documentNumber };
}
