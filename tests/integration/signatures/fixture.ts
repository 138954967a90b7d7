import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

/** A conference with the people who sign: two approvers, the officer, the vetting officer and the desk. */
export async function office() {
  const conferenceId = await foundConference();
  const as = (role: Parameters<typeof staff>[0]) => staff(role, conferenceId, NOW);
  return {
    conferenceId,
    officer: await as("registrationOfficer"),
    approver: await as("accreditationApprover"),
    second: await as("accreditationApprover"),
    vetting: await as("vettingOfficer"),
    lead: await as("badgeDeskLead"),
    desk: await as("badgeDeskOperator"),
    guard: await as("gateGuard"),
  };
}

export type Office = Awaited<ReturnType<typeof office>>;

export const userOf = ({ actor }: Ctx): string => (actor.kind === "user" ? actor.userId : "");

/** Somebody whose reviews are closed: a decision is due. */
export async function ready({ conferenceId, officer }: Office): Promise<Registered> {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  const { version } = must(await submitDelegate(person.owner, input));
  return { ...person, version: must(await startReview(officer, { delegateId: person.id, version })).version };
}

/** Somebody accredited. */
export async function approved(place: Office): Promise<Registered> {
  const person = await ready(place);
  const input = {
    delegateId: person.id,
    version: person.version,
    categoryId: person.categoryId,
    zoneCodes: ["A", "B"],
  };
  return { ...person, version: must(await approveDelegate(place.approver, input)).version };
}

/** Prints the person's badge and, unless told otherwise, hands it over. @returns the badge */
export async function badged({ desk }: Office, person: Registered, handOver = true) {
  const { badgeId } = must(await printBadge(desk, { delegateId: person.id }));
  if (handOver) {
    const { type } = await db.travelDocument.findFirstOrThrow({
      where: { delegateId: person.id },
    });
    const seen = { documentType: type ?? "PASSPORT", faceMatches: true as const, otherDocument: false };
    const lastFour = person.documentNumber.slice(-4);
    must(await handOverBadge(desk, { badgeId, lastFour, ...seen }));
  }
  return db.badge.findUniqueOrThrow({ where: { id: badgeId } });
}

export const WORDS = {
  reasonCode: "CONDUCT" as const,
  textForPerson: "You let others use the entrance of delegates.",
  internalNote: "CANARY-why-revoked",
};

/** A revocation that waits for a second signature. @returns the request's id */
export async function revocationAsked({ approver }: Office, person: Registered): Promise<string> {
  const input = { delegateId: person.id, version: person.version, ...WORDS };
  return must(await askRevocation(approver, input)).id;
}
