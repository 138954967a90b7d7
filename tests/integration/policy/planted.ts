import { createHash, randomUUID } from "node:crypto";
import { startExport } from "@/lib/accreditation/commands/start-export";
import { type Ctx, systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { requestSubstitution } from "@/lib/delegates/commands/request-substitution";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { newId } from "@/lib/ids";
import { startImport } from "@/lib/imports/commands/start-import";
import { readImport } from "@/lib/imports/jobs";
import { nameKeys } from "@/lib/matching/name-keys";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { registered } from "@/tests/integration/accreditation/registered";
import { staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { makePdf } from "@/tests/support/papers";

/** Stands in every text of the other delegation that people write, so that one look finds what leaks. */
export const CANARY = "Canarybird";

const TODAY = NOW.toISOString().slice(0, 10);

export const paperOf = (text: string) => makePdf([text]);

export const announced = (
  delegationId: string,
  bytes: Buffer,
  purpose: "NOMINATION_DOCUMENT" | "APPOINTMENT_PROOF" = "NOMINATION_DOCUMENT",
) => ({
  delegationId,
  purpose,
  name: `${CANARY}.pdf`,
  byteSize: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function sentPaper(ctx: Ctx, delegationId: string, bytes: Buffer, purpose?: "APPOINTMENT_PROOF") {
  const { uploadId } = must(await beginUpload(ctx, announced(delegationId, bytes, purpose)));
  must(await receivePiece(ctx, { uploadId, offset: 0, bytes }));
  return must(await finishUpload(ctx, { uploadId })).fileId;
}

/** Writes the canary into what a registration says, past the commands: their rules do not matter here. */
async function mark(delegateId: string): Promise<void> {
  const row = await db.delegate.findUniqueOrThrow({ where: { id: delegateId } });
  await db.person.update({
    where: { id: row.personId },
    data: { familyName: CANARY, patronymic: CANARY, nativeName: CANARY },
  });
  await db.delegate.update({
    where: { id: delegateId },
    data: {
      functionalTitle: CANARY,
      department: CANARY,
      rank: CANARY,
      emergencyName: CANARY,
      email: `${CANARY.toLowerCase()}@b.example`,
      nameKeys: nameKeys([CANARY, "Nigina", null]),
    },
  });
  await db.delegateNeeds.updateMany({ where: { delegateId }, data: { dietaryNote: CANARY } });
}

/**
 * A delegation with everything that one may hold: people in draft, submitted, leaving and coming, a note verbale with
 * its paper, half an upload, an import, a focal point with proof, a likely double of `double`. The canary is in all.
 */
export async function plantDelegation(conferenceId: string, double: string) {
  const draft = await registered(conferenceId);
  const { delegationId, categoryId } = draft;
  const own = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  const officer = await staff("registrationOfficer", conferenceId, NOW);
  const people = [];
  for (let count = 0; count < 2; count += 1) {
    const person = await registered(conferenceId);
    await db.delegate.update({ where: { id: person.id }, data: { delegationId } });
    const { id: delegateId, version } = person;
    must(await submitDelegate(person.owner, { delegateId, version, badgeApproved: true }));
    // As after the endorsement: then officers see the person too.
    await db.delegate.update({ where: { id: delegateId }, data: { state: "SUBMITTED" } });
    people.push(delegateId);
  }
  const [submitted = "", leaving = ""] = people;
  const { version } = await db.delegate.findUniqueOrThrow({ where: { id: leaving } });
  const name = { familyName: CANARY, givenNames: "Zulfiya", functionalTitle: CANARY };
  const replacement = must(
    await requestSubstitution(own, { delegateId: leaving, version, requestKey: randomUUID(), ...name }),
  ).id;
  for (const id of [draft.id, submitted, leaving]) await mark(id);
  const paper = paperOf(`NOTE VERBALE ${CANARY}`);
  const fileId = await sentPaper(own, delegationId, paper);
  const line = { nameAsWritten: `${CANARY}, Nigina`, titleAsWritten: CANARY, roleAsWritten: "" };
  const document = must(
    await recordNominationDocument(own, {
      delegationId,
      kind: "NOTE_VERBALE",
      reference: CANARY,
      documentDate: TODAY,
      fileId,
      lines: [line],
    }),
  );
  const half = paperOf(`HALF OF ${CANARY}`);
  const { uploadId } = must(await beginUpload(own, announced(delegationId, half)));
  must(await receivePiece(own, { uploadId, offset: 0, bytes: half.subarray(0, 50) }));
  const importId = await importedInto(conferenceId, delegationId);
  const exportId = randomUUID();
  const asked = { exportId, conferenceId, delegationId, format: "csv" as const, filter: {} };
  must(await startExport(own, asked));
  const proof = paperOf(`APPOINTMENT ${CANARY}`);
  const proofFileId = await sentPaper(officer, delegationId, proof, "APPOINTMENT_PROOF");
  const appointed = must(
    await inviteFocalPoint(officer, {
      delegationId,
      email: `${CANARY.toLowerCase()}@mission.example`,
      name: CANARY,
      locale: "en",
      isDeputy: true,
      startsOn: TODAY,
      endsOn: null,
      proofReference: CANARY,
      proofFileId,
    }),
  );
  const pairId = newId();
  const [oneId = "", otherId = ""] = [submitted, double].toSorted();
  const hash = new Uint8Array(32);
  const likeness = { score: 0.9, reasons: ["sameBirthDate"], oneHash: hash, otherHash: hash, foundAt: NOW };
  await db.duplicatePair.create({ data: { id: pairId, conferenceId, oneId, otherId, ...likeness } });
  const { id: taskId } = await db.reviewTask.findFirstOrThrow({ where: { delegateId: submitted } });
  const queryId = newId();
  const question = { reasonCode: "TITLE_MISSING", text: CANARY, askedBy: newId(), askedAt: NOW };
  await db.reviewQuery.create({ data: { id: queryId, delegateId: submitted, taskId, ...question } });
  const { photoId } = await db.delegate.findUniqueOrThrow({ where: { id: draft.id } });
  const lines = await db.nominationLine.findMany({ where: { documentId: document.id } });
  const substitution = await db.substitution.findFirstOrThrow({ where: { leavingId: leaving } });
  const { userId } = await db.focalPoint.findUniqueOrThrow({ where: { id: appointed.id } });
  return {
    delegationId,
    categoryId,
    draft: draft.id,
    submitted,
    leaving,
    replacement,
    documentId: document.id,
    lineId: lines[0]?.id ?? "",
    fileId,
    proofFileId,
    uploadId,
    importId,
    exportId,
    photoId: photoId ?? "",
    substitutionId: substitution.id,
    focalPointId: appointed.id,
    userId,
    pairId,
    taskId,
    queryId,
    paper,
    own,
  };
}

export type Planted = Awaited<ReturnType<typeof plantDelegation>>;

/** A table of one person, previewed; whoever sent it has an account of its own, as the reader of tables asks. */
async function importedInto(conferenceId: string, delegationId: string): Promise<string> {
  const ctx = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  if (ctx.actor.kind !== "user") throw new Error("no user");
  const { userId } = ctx.actor;
  const grant = { role: "missionFocalPoint", conferenceId, delegationId, categoryIds: [] };
  await db.roleGrant.create({ data: { id: newId(), userId, ...grant } });
  const importId = randomUUID();
  const bytes = new TextEncoder().encode(`family_name,given_names\n${CANARY},Manizha\n`);
  must(await startImport(ctx, { importId, kind: "DELEGATES", delegationId, name: `${CANARY}.csv`, bytes }));
  await readImport(systemContext("test", NOW, randomUUID()), { importId, userId });
  return importId;
}
