import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { configureReviews } from "@/lib/conferences/commands/configure-reviews";
import type { CategoryRules } from "@/lib/conferences/review-rules";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { enterMatch } from "@/lib/screening/commands/enter-match";
import { settleClearance } from "@/lib/screening/commands/settle-clearance";
import { takeFile } from "@/lib/screening/commands/take-file";
import { type FileRow, readFileRow } from "@/lib/screening/file-rows";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

export const CLEARANCE = { kind: "CLEARANCE", step: 1, role: "vettingOfficer", hours: 8 } as const;
const WEEK = { workingDays: [1, 2, 3, 4, 5], worksFrom: "08:00", worksUntil: "17:00", holidays: [] };

export type Desk = {
  conferenceId: string;
  categoryId: string;
  admin: Ctx;
  officer: Ctx;
  approver: Ctx;
  vetter: Ctx;
  colleague: Ctx;
};

/** Puts the reviews of the category DL under new rules. */
export async function configure(desk: Desk, reviews: CategoryRules["reviews"]): Promise<void> {
  const { conferenceId, categoryId } = desk;
  const { number } = await db.reviewRuleSet.findFirstOrThrow({
    where: { conferenceId },
    orderBy: { number: "desc" },
  });
  const rules = { [categoryId]: { needsNomination: false, reviews } };
  must(await configureReviews(desk.admin, { conferenceId, number, calendar: WEEK, rules }));
}

/** A conference whose delegates need clearance, with its staff. */
export async function openDesk(): Promise<Desk> {
  const conferenceId = await foundConference();
  const { id: categoryId } = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  const desk = {
    conferenceId,
    categoryId,
    admin: await staff("administrator", conferenceId, NOW),
    officer: await staff("registrationOfficer", conferenceId, NOW),
    approver: await staff("accreditationApprover", conferenceId, NOW),
    vetter: await staff("vettingOfficer", conferenceId, NOW),
    colleague: await staff("vettingOfficer", conferenceId, NOW),
  };
  await configure(desk, [CLEARANCE]);
  return desk;
}

export const fileOf = async ({ id }: { id: string }): Promise<FileRow> => {
  const file = await db.$transaction((tx) => readFileRow(tx, id));
  if (!file) throw new Error("no file");
  return file;
};
export const rowOf = ({ id }: { id: string }) => db.delegate.findUniqueOrThrow({ where: { id } });

/** Somebody in review, whose clearance waits. */
export async function pending(desk: Desk): Promise<Registered> {
  const person = await registered(desk.conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  const { version } = must(await submitDelegate(person.owner, input));
  const started = must(await startReview(desk.officer, { delegateId: person.id, version }));
  return { ...person, version: started.version };
}

/** Somebody whom the vetting officer has begun to vet; `file` is the version of the file. */
export async function running(desk: Desk): Promise<Registered & { file: number }> {
  const person = await pending(desk);
  const { version } = await fileOf(person);
  const taken = must(await takeFile(desk.vetter, { delegateId: person.id, version }));
  return { ...person, file: taken.version };
}

export const match = (person: { id: string; file: number }, words = "Same name") => ({
  delegateId: person.id,
  version: person.file,
  name: words,
  listName: "Consolidated List",
  listVersion: "2026-11-20",
  score: 71,
  reason: words,
});

/** Somebody with a possible match. */
export async function matched(desk: Desk, words?: string): Promise<Registered & { file: number }> {
  const person = await running(desk);
  must(await enterMatch(desk.vetter, match(person, words)));
  return { ...person, file: (await fileOf(person)).version };
}

type Settling = "clear" | "dismissMatch" | "refer" | "clearReferred" | "deny" | "denyLater";

export function settle(
  ctx: Ctx,
  person: { id: string; file: number },
  action: Settling,
  more: { reason?: string; validUntil?: string } = {},
) {
  const { reason = null, validUntil = null } = more;
  return settleClearance(ctx, { delegateId: person.id, version: person.file, action, reason, validUntil });
}

/** Somebody cleared, with the decision due. */
export async function cleared(desk: Desk, validUntil?: string): Promise<Registered & { file: number }> {
  const person = await running(desk);
  const { version: file } = must(
    await settle(desk.vetter, person, "clear", validUntil ? { validUntil } : {}),
  );
  return { ...person, file, version: (await rowOf(person)).version };
}

export const approve = (ctx: Ctx, person: Registered) =>
  approveDelegate(ctx, {
    delegateId: person.id,
    version: person.version,
    categoryId: person.categoryId,
    zoneCodes: ["A"],
  });

/** Somebody accredited. */
export async function approved(desk: Desk, validUntil?: string): Promise<Registered & { file: number }> {
  const person = await cleared(desk, validUntil);
  const { version } = must(await approve(desk.approver, person));
  return { ...person, version };
}
