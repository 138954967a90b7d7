import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { LOCALES } from "@/lib/i18n/config";
import type { LocalizedText } from "@/lib/i18n/localized-text";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import type { APPLICANT_TYPES } from "@/lib/organizations/no-objection/schema";
import { tellDelegation } from "@/lib/organizations/tell-delegation";
import { enterDelegation } from "@/lib/organizations/transition-delegation";
import { ok, type Result, refuse } from "@/lib/result";

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code for a body that brings none: nobody types it, and officers may change it in the registry. */
const freshCode = () => `B${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;

export type NewBody = { name: string; acronym: string; type: (typeof APPLICANT_TYPES)[number] };

/** Enters a body under the one name it gave, in every language. */
export async function enterBody(ctx: Ctx, { name, acronym, type }: NewBody): Promise<Result<{ id: string }>> {
  const inAll = (text: string) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, text])) as LocalizedText;
  return createOrganization(ctx, {
    code: freshCode(),
    type,
    name: inAll(name),
    acronym: acronym ? inAll(acronym) : {},
    countryIso3: null,
    aliases: [],
  });
}

export type NewApplication = {
  conferenceId: string;
  organizationId: string;
  language: string;
  contactName: string;
  contactEmail: string;
  quota: number;
  purpose: string;
  competence: string;
  relevance: string;
  /** The officer; null when the body applied by itself. */
  recordedBy: string | null;
};

/**
 * Opens the procedure for a body without standing, in the caller's transaction: the delegation at APPLIED, its
 * statements, and the mail that says what happens next.
 * @returns the delegation; CONFLICT organizationSuspended, or delegationExists by the constraint
 */
export async function enterApplication(
  tx: Tx,
  ctx: Ctx,
  application: NewApplication,
): Promise<Result<{ id: string }>> {
  const { conferenceId, organizationId, language, contactEmail, quota, ...stated } = application;
  const organization = await tx.organization.findUnique({ where: { id: organizationId } });
  if (!organization || organization.mergedIntoId) return refuse("NOT_FOUND", "organizationNotFound");
  if (organization.suspendedAt) return refuse("CONFLICT", "organizationSuspended");
  const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const about = { conferenceId, organizationId, language, contactEmail, quota };
  const id = await enterDelegation(tx, ctx, "APPLIED", about);
  await tx.delegationApplication.create({
    data: {
      delegationId: id,
      contactName: stated.contactName,
      purpose: stated.purpose,
      competence: stated.competence,
      relevance: stated.relevance,
      recordedBy: stated.recordedBy,
      receivedAt: ctx.now,
    },
  });
  await tellDelegation(tx, ctx, { id, ...about, organization, conference }, "application-received", {}, id);
  await recordAudit(tx, ctx, {
    action: "delegation.applied",
    conferenceId,
    subjectType: "delegation",
    subjectId: id,
    details: { organizationId, quota },
  });
  return ok({ id });
}
