import { submitAppeal } from "@/lib/accreditation/appeals/commands/submit-appeal";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/policy/roles";
import { CATEGORIES } from "./categories";
import { lookAgain, vet } from "./clearances";
import { seedTime } from "./clock";
import type { Fate } from "./plan";
import { type SeededRegistration, submit } from "./registrations";
import { expectValue } from "./value";

export type Staff = Map<Role, UserActor[]>;

/** A holder of the role who is not of the delegate's own organization: nobody decides on their own people. */
function as(staff: Staff, role: Role, at: Date, organizationId?: string): Ctx {
  const actor = staff.get(role)?.find((person) => person.organizationId !== organizationId);
  if (!actor) throw new Error(`No account for ${role}`);
  return { actor, locale: "en", requestId: newId(), now: at, address: "seed" };
}

/** Another approver than the one who asked, for the second signature. */
function secondApprover(staff: Staff, { actor }: Ctx, at: Date, organizationId: string): Ctx {
  const others = staff.get("accreditationApprover")?.filter((person) => person !== actor) ?? [];
  return as(new Map([["accreditationApprover", others]]), "accreditationApprover", at, organizationId);
}

const DAYS: Partial<Record<Fate, number>> = { SUBMITTED: 2, IN_REVIEW: 2, READY: 2, RETURNED: 3 };

async function returned(
  staff: Staff,
  registration: SeededRegistration,
  version: number,
  at: Date,
): Promise<number> {
  const dueOn = new Date(at.getTime() + 12 * 86_400_000).toISOString().slice(0, 10);
  const items = [
    { reasonCode: "PHOTO_BACKGROUND" as const, note: null },
    { reasonCode: "TITLE_MISSING" as const, note: "Please give the full title as in the note verbale." },
  ];
  const input = { delegateId: registration.id, version, items, dueOn };
  return expectValue(await returnDelegate(as(staff, "registrationOfficer", at), input), "return").version;
}

async function badge(
  staff: Staff,
  registration: SeededRegistration,
  at: Date,
  handOver: boolean,
): Promise<void> {
  const desk = as(staff, "badgeDeskOperator", at);
  const printed = expectValue(await printBadge(desk, { delegateId: registration.id }), "print");
  if (!handOver) return;
  const { document_type: documentType, document_number: number } = registration.row;
  expectValue(
    await handOverBadge(desk, {
      badgeId: printed.badgeId,
      documentType: documentType as "PASSPORT",
      lastFour: number.slice(-4),
      faceMatches: true,
      otherDocument: false,
    }),
    "hand-over",
  );
}

/** Refused for a formal reason, which is open for every delegation. @returns the version */
async function refuse(approver: Ctx, { id: delegateId }: SeededRegistration, version: number) {
  const words = {
    textForPerson: "Your name is not in the note verbale of the delegation.",
    internalNote: "Checked twice against the note verbale.",
  };
  const input = { delegateId, version, reasonCode: "NOT_NOMINATED" as const, ...words };
  return expectValue(await refuseDelegate(approver, input), "refusal").version;
}

async function decide(staff: Staff, registration: SeededRegistration, version: number, fate: Fate, at: Date) {
  const approver = as(staff, "accreditationApprover", at, registration.organizationId);
  const { id } = registration;
  if (fate === "REJECTED" || fate === "UNDER_APPEAL") {
    const refused = await refuse(approver, registration, version);
    if (fate === "REJECTED") return;
    const owner = { ...registration.owner, now: new Date(at.getTime() + 86_400_000) };
    const grounds = "The note verbale of the fourth names me on its second page. Please look at it again.";
    expectValue(await submitAppeal(owner, { delegateId: id, version: refused, grounds }), "appeal");
    return;
  }
  const category = CATEGORIES.find(({ code }) => code === registration.row.category);
  const categoryId = registration.categoryId;
  const zoneCodes = category?.zoneCodes ?? ["A"];
  const approved = expectValue(
    await approveDelegate(approver, { delegateId: id, version, categoryId, zoneCodes }),
    "approval",
  );
  await lookAgain(as(staff, "vettingOfficer", at), registration);
  if (fate === "PRINTED" || fate === "ISSUED" || fate === "REVOKED")
    await badge(staff, registration, at, fate === "ISSUED");
  if (fate === "REVOKED") {
    const { version } = approved;
    const request = expectValue(
      await askRevocation(approver, {
        delegateId: id,
        version,
        reasonCode: "WITHDRAWN_BY_SENDING_AUTHORITY",
        textForPerson: "Your delegation has withdrawn the nomination.",
        internalNote: "The mission told us by telephone; the note verbale follows.",
      }),
      "request for revocation",
    );
    const second = secondApprover(staff, approver, at, registration.organizationId);
    expectValue(await signRevocation(second, { requestId: request.id, version }), "revocation");
  }
}

/**
 * Starts the reviews of a file and closes each by its reviewer, unless the person is to stay in review.
 * @returns the version; null where the reviews cannot start or end yet: the note verbale waits, or every reviewer
 *   works for the person's own organization
 */
async function review(
  staff: Staff,
  registration: SeededRegistration,
  before: number,
  fate: Fate,
  at: Date,
): Promise<number | null> {
  const { id: delegateId, organizationId } = registration;
  const started = await startReview(as(staff, "registrationOfficer", at), { delegateId, version: before });
  if (!started.ok && started.error.message === "nominationNotVerified") return null;
  let { version } = expectValue(started, "start of review");
  await vet(as(staff, "vettingOfficer", at), registration, fate);
  if (fate === "IN_REVIEW") return null;
  ({ version } = await db.delegate.findUniqueOrThrow({ where: { id: delegateId } }));
  for (const { id: taskId, role } of await db.reviewTask.findMany({ where: { delegateId, state: "OPEN" } })) {
    const reviewers = staff.get(role as Role) ?? [];
    if (reviewers.every((person) => person.organizationId === organizationId)) return null;
    const reviewer = as(staff, role as Role, at, organizationId);
    const input = { delegateId, version, taskId, finding: "FAVOURABLE" as const, note: null };
    version = expectValue(await closeReview(reviewer, input), "review").version;
  }
  return version;
}

/** Takes one registered person as far as the plan says, each step by the role that would do it. */
export async function seedFate(staff: Staff, registration: SeededRegistration, fate: Fate): Promise<void> {
  if (fate === "DRAFT") return;
  const number = Number(registration.row.no);
  const base = DAYS[fate] ?? 9;
  const day = (back: number) => seedTime(Math.max(0, base + (number % 4) - back), number);
  let version = await submit(registration, day(0));
  if (fate === "SUBMITTED") return;
  if (fate === "WITHDRAWN") {
    expectValue(
      await withdrawDelegate(
        { ...registration.owner, now: day(1) },
        { delegateId: registration.id, version },
      ),
      "withdrawal",
    );
    return;
  }
  if (fate === "RETURNED" || fate === "RESUBMITTED") {
    version = await returned(staff, registration, version, day(1));
    if (fate === "RESUBMITTED") await registration.mend(version, day(2));
    return;
  }
  const reviewed = await review(staff, registration, version, fate, day(1));
  if (reviewed !== null && fate !== "READY") await decide(staff, registration, reviewed, fate, day(2));
}
