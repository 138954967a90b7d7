import "server-only";
import { gatherChecks } from "@/lib/accreditation/record/gather-checks";
import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import { readTimeline } from "@/lib/accreditation/timeline/read-timeline";
import { maskDocumentNumber } from "@/lib/audit/mask";
import { type AuditPart, RECORD_FORMAT, type RecordEntry, sealOf } from "@/lib/audit/record-check";
import type { ProvenCheck } from "@/lib/audit/sealed-check";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { AuditEntry, BadgeState } from "@/lib/db/generated/client";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

export type AccreditationRecord = {
  format: typeof RECORD_FORMAT;
  madeAt: string;
  locale: string;
  conference: { code: string; title: string; timeZone: string; city: string };
  person: {
    id: string;
    reference: string;
    name: string;
    nativeName: string | null;
    delegation: string;
    category: string;
    state: DelegateState;
    stateSince: string;
    submissions: number;
    /** The number stands masked. */
    document: { type: string; issuer: string; number: string } | null;
  };
  /** The earliest first. */
  events: TimelineEntry[];
  badges: {
    serial: number;
    state: BadgeState;
    category: string;
    zones: string[];
    validFrom: string;
    validUntil: string;
  }[];
  /** The appeal with the documents that came with it, each by its hash, never by its name; null: none was made. */
  appeal: {
    at: string;
    documents: { mediaType: string; pages: number; bytes: number; sha256: string }[];
  } | null;
  /** The gate log about the badges, each line with its proof; null: the reader may not read movements. */
  checks: ProvenCheck[] | null;
  audit: AuditPart;
  seal: string;
};

/** Entries that are told whole. The others may tell of other people: their hashes stand in their place. */
const TOLD = /^(delegate|registration|review|query|badge|badgeChecks|passport|photo|record|dossier)\./;

/** More events than that belong to no person. */
const MOST_EVENTS = 5_000;

const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

function entryOf(entry: AuditEntry): RecordEntry {
  const { chain: _chain, previousHash, hash, sequence, at, changes, details, ...rest } = entry;
  const link = { previousHash: hex(previousHash), hash: hex(hash) };
  const place = { sequence: String(sequence), at: at.toISOString() };
  if (!TOLD.test(entry.action)) return { withheld: true, ...place, action: entry.action, ...link };
  return { withheld: false, ...rest, ...place, changes, details, ...link };
}

async function auditOf(
  tx: Tx,
  chain: string,
  { subjectIds, sequences }: { subjectIds: string[]; sequences: bigint[] },
): Promise<AuditPart> {
  // The head first: what is written meanwhile lies beyond it and is left out.
  const head = await tx.auditHead.findUniqueOrThrow({ where: { chain } });
  const entries = await tx.auditEntry.findMany({
    where: {
      chain,
      sequence: { lte: head.sequence },
      OR: [{ subjectId: { in: subjectIds } }, { sequence: { in: sequences } }],
    },
    orderBy: { sequence: "asc" },
  });
  return {
    chain,
    head: { sequence: String(head.sequence), hash: hex(head.hash) },
    entries: entries.map(entryOf),
  };
}

async function eventsOf(tx: Tx, reader: Parameters<typeof readTimeline>[1]): Promise<TimelineEntry[]> {
  const events: TimelineEntry[] = [];
  for (let after: string | undefined; events.length < MOST_EVENTS; ) {
    const page = await readTimeline(tx, reader, after);
    events.push(...page.entries);
    if (!page.next) break;
    after = page.next;
  }
  return events.reverse();
}

function documentOf(content: SnapshotContent | undefined): AccreditationRecord["person"]["document"] {
  const { type, issuer, number } = content?.values.document ?? {};
  if (!type && !number) return null;
  const masked =
    typeof number === "string" && number.includes("•") ? number : maskDocumentNumber(String(number ?? ""));
  return { type: String(type ?? ""), issuer: String(issuer ?? ""), number: masked };
}

/**
 * Everything that is known of one person, as the reader may see it, with the entries of the audit chain about the person
 * and the seal over it all. The caller has authorized.
 * @returns NOT_FOUND registrationNotFound out of reach and for drafts
 */
export async function gatherRecord(
  tx: Tx,
  ctx: Ctx,
  delegateId: string,
): Promise<Result<AccreditationRecord>> {
  const scope = delegateScope(ctx, "record.print");
  const row = await tx.delegate.findFirst({
    where: { AND: [{ id: delegateId, state: { not: "DRAFT" } }, scope] },
    include: {
      person: true,
      conference: true,
      category: true,
      delegation: { include: { organization: true } },
      badges: { orderBy: { serial: "asc" } },
      appeal: { include: { documents: { orderBy: { position: "asc" }, include: { file: true } } } },
      snapshots: { orderBy: { number: "desc" }, take: 1 },
      _count: { select: { snapshots: true } },
    },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { conference, delegation, category, conferenceId, delegationId, categoryId } = row;
  const say = (text: unknown) => textIn(text, ctx.locale);
  const place = { conferenceId, delegationId, categoryId };
  const badgeIds = row.badges.map(({ id }) => id);
  const movements = can(ctx.actor, "gateLog.read", place)
    ? await gatherChecks(tx, conferenceId, badgeIds)
    : { checks: null, sequences: [] };
  const content = {
    format: RECORD_FORMAT,
    madeAt: ctx.now.toISOString(),
    locale: ctx.locale,
    conference: {
      code: conference.code,
      title: say(conference.title),
      timeZone: conference.timeZone,
      city: say(conference.city),
    },
    person: {
      id: row.id,
      reference: row.reference,
      name: displayName(row.person),
      nativeName: row.person.nativeName,
      delegation: delegation ? organizationName(delegation.organization, ctx.locale) : "",
      category: category ? `${category.code} ${say(category.name)}` : "",
      state: row.state,
      stateSince: row.stateSince.toISOString(),
      submissions: row._count.snapshots,
      document: documentOf(row.snapshots[0]?.content as unknown as SnapshotContent | undefined),
    },
    events: await eventsOf(tx, { actor: ctx.actor, delegateId, place }),
    badges: row.badges.map((badge) => ({
      serial: badge.serial,
      state: badge.state,
      category: badge.categoryCode,
      zones: badge.zoneCodes,
      validFrom: badge.validFrom.toISOString(),
      validUntil: badge.validUntil.toISOString(),
    })),
    appeal: row.appeal && {
      at: row.appeal.submittedAt.toISOString(),
      documents: row.appeal.documents.map(({ file }) => ({
        mediaType: file.mediaType,
        pages: file.pageCount ?? 1,
        bytes: file.byteSize,
        sha256: hex(file.sha256),
      })),
    },
    checks: movements.checks,
    audit: await auditOf(tx, conferenceId, {
      subjectIds: [delegateId, ...badgeIds],
      sequences: movements.sequences,
    }),
  };
  // As it will be read from the file: what JSON leaves out must not be sealed.
  const plain = JSON.parse(JSON.stringify(content)) as Omit<AccreditationRecord, "seal">;
  return ok({ ...plain, seal: sealOf(plain) });
}
