import { createHash, randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { listDelegationAppeals } from "@/lib/accreditation/appeals/queries/delegation-appeals";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import {
  getAssignment,
  listAssignedToMe,
  listAssignees,
} from "@/lib/accreditation/assignment/queries/assignments";
import { listBulkActs, listBulkPeople } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { getClaim } from "@/lib/accreditation/claims/queries/claim";
import { listMentions, listNotes } from "@/lib/accreditation/notes/queries/notes";
import { listColleagues } from "@/lib/accreditation/queries/colleagues";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { listExports } from "@/lib/accreditation/queries/exports";
import { getFileParts } from "@/lib/accreditation/queries/file-parts";
import { getNeighbours, getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { getQueueView } from "@/lib/accreditation/queue/queries/queue-view";
import { getTimeline } from "@/lib/accreditation/timeline/queries/timeline";
import { exportDelegations } from "@/lib/badges/commands/export-delegations";
import { listDelegationsOverview } from "@/lib/badges/queries/delegations-overview";
import { getProofSheet } from "@/lib/badges/queries/proofs";
import { listSecondaryCards } from "@/lib/badges/queries/secondary-cards";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { orderDelegation } from "@/lib/delegates/commands/order-delegation";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { getDelegationLikeness } from "@/lib/delegates/queries/delegation-likeness";
import { getDelegationPage, listOwnDelegations } from "@/lib/delegates/queries/delegation-people";
import { getDelegationReport } from "@/lib/delegates/queries/delegation-report";
import { getDelegationState } from "@/lib/delegates/queries/delegation-state";
import { getLikeness } from "@/lib/delegates/queries/duplicates";
import { getOwnIdentityChange } from "@/lib/delegates/queries/identity-change";
import { getNomination, listNominations, nominatingDelegation } from "@/lib/delegates/queries/nominations";
import {
  getRegistration,
  getRepresentationChoices,
  listOwnRegistrations,
} from "@/lib/delegates/queries/registrations";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { getFilePage, getPhotoCopy } from "@/lib/documents/queries";
import { getNeeds } from "@/lib/home/queries/needs";
import { actorOfToken, lockUser, openSession } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import { startImport } from "@/lib/imports/commands/start-import";
import { getImport, getImportDesk, listImports } from "@/lib/imports/queries/imports";
import {
  knownCategories,
  knownDelegations,
  knownDocuments,
  knownRegistrations,
  storedPersons,
} from "@/lib/imports/queries/known-records";
import { appointFocalPoint } from "@/lib/organizations/commands/appoint-focal-point";
import { changeNominationLines } from "@/lib/organizations/commands/change-nomination-lines";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { revokeFocalPoint } from "@/lib/organizations/commands/revoke-focal-point";
import { getOwnApplication } from "@/lib/organizations/no-objection/queries/own-application";
import { listDelegationChoices } from "@/lib/organizations/queries";
import { can } from "@/lib/policy/can";
import { listReminders } from "@/lib/reminders/queries";
import type { Result } from "@/lib/result";
import { getFullTimeline } from "@/lib/screening/queries/full-timeline";
import { readTable } from "@/lib/tabular/read-table";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { contextOf, inviteState, must, NOW } from "@/tests/integration/documents/fixture";
import { arrive } from "@/tests/support/next-request";
import { id as NOTHING, TABLE } from "./endpoint-table";
import { allEndpoints, callEndpoint, worldState } from "./endpoints";
import { announced, CANARY, type Planted, plantDelegation } from "./planted";

vi.mock("next/headers", () => import("@/tests/support/next-request"));
let acting: Ctx;
vi.mock("@/lib/identity/request-context", () => ({ getContext: async () => acting }));

const SITE = "http://localhost:3000";
const TODAY = NOW.toISOString().slice(0, 10);

let conferenceId: string;
let mine: Registered;
let other: Planted;
let focalPoint: Ctx;
let asked = 0;

beforeAll(async () => {
  conferenceId = await foundConference();
  mine = await registered(conferenceId);
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, mine.delegationId);
  other = await plantDelegation(conferenceId, mine.id);
});

const leaks = (answer: unknown) =>
  JSON.stringify(answer, (_key, value) => (value instanceof Map ? [...value] : value))
    .toLowerCase()
    .includes(CANARY.toLowerCase());

/** Names of inputs that hold the id of a thing, with the things of the other delegation that fit. */
const theirs = (): Record<string, string[]> => ({
  delegateId: [other.submitted, other.draft, other.leaving, other.replacement],
  delegateIds: [other.submitted],
  replacementId: [other.draft, other.submitted],
  delegationId: [other.delegationId],
  documentId: [other.documentId],
  lineId: [other.lineId],
  uploadId: [other.uploadId],
  fileId: [other.fileId, other.proofFileId],
  photoId: [other.photoId],
  substitutionId: [other.substitutionId],
  importId: [other.importId],
  exportId: [other.exportId],
  focalPointId: [other.focalPointId],
  userId: [other.userId],
  pairId: [other.pairId],
  taskId: [other.taskId],
  queryId: [other.queryId],
  queryIds: [other.queryId],
  keptId: [other.submitted],
});
/** Of the whole conference, or made by whoever calls. */
const NOBODYS = new Set([
  "conferenceId",
  "categoryId",
  "categoryIds",
  "requestKey",
  "organizationId",
  "filterId",
]);

type Values = Record<string, unknown>;

/** The call of the table with the things of the other delegation in place of those that do not exist. */
function withTheirs(values: Values, turn: number, versions: Map<string, number>): Values {
  const fit = theirs();
  const filled = Object.entries(values).map(([key, value]): [string, unknown] => {
    const ids = fit[key];
    const holds = value === NOTHING || (Array.isArray(value) && value.includes(NOTHING));
    if (holds && !ids && !NOBODYS.has(key)) throw new Error(`say in theirs() what ${key} is`);
    if (key === "categoryId") return [key, other.categoryId];
    if (key === "conferenceId") return [key, conferenceId];
    if (!ids || !holds) return [key, value];
    const chosen = ids[turn % ids.length] ?? "";
    return [key, Array.isArray(value) ? [chosen] : chosen];
  });
  const subject = filled.map(([, value]) => versions.get(String(value))).find((version) => version);
  return Object.fromEntries(filled.map(([key, value]) => [key, key === "version" ? (subject ?? 1) : value]));
}

function actAs(ctx: Ctx): void {
  asked += 1;
  acting = { ...ctx, requestId: randomUUID(), address: `2001:db8:7:${asked.toString(16)}::1` };
}

describe("a focal point with the ids of another delegation", () => {
  test("is refused by every endpoint that the role reaches, learns nothing, and changes nothing", async () => {
    arrive({ origin: SITE });
    const rows = await db.delegate.findMany({ select: { id: true, version: true } });
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const before = await worldState();
    const called: string[] = [];
    const wrong: unknown[] = [];
    for (const endpoint of await allEndpoints()) {
      const { name, policy } = endpoint;
      const call = TABLE[name]?.call ?? {};
      const named = Object.keys({ ...call.input, ...call.params }).filter((key) => key in theirs());
      const reaches = typeof policy === "string" ? can(focalPoint.actor, policy) : true;
      if (!reaches || named.length === 0) continue;
      called.push(name);
      for (let turn = 0; turn < 4; turn += 1) {
        actAs(focalPoint);
        const filled = {
          ...call,
          ...(call.input ? { input: withTheirs(call.input, turn, versions) } : {}),
          ...(call.params
            ? { params: withTheirs(call.params, turn, versions) as Record<string, string> }
            : {}),
        };
        const { ok, code, message, said } = await callEndpoint(
          endpoint,
          filled,
          new Headers({ origin: SITE }),
        );
        const refused = !ok && (code === "NOT_FOUND" || code === "FORBIDDEN");
        if (!refused || leaks(said)) wrong.push([name, turn, ok, code, message, leaks(said)]);
      }
    }
    expect(wrong).toEqual([]);
    expect(called.length).toBeGreaterThan(20);
    expect(called).toEqual(
      expect.arrayContaining([
        "files.readPage",
        "photos.read",
        "imports.report",
        "exports.take",
        "uploads.piece",
      ]),
    );
    expect(await worldState()).toEqual(before);
  });

  test("does not get them in through the own delegation", async () => {
    const before = await worldState();
    const { delegationId, id: delegateId, version } = mine;
    const note = { delegationId, kind: "NOTE_VERBALE" as const, documentDate: TODAY, reference: "NV-1" };
    const lines = [{ nameAsWritten: "A, B", titleAsWritten: "", roleAsWritten: "" }];
    const calls: Record<string, () => Promise<Result<unknown>>> = {
      "NOT_FOUND fileNotFound": () =>
        recordNominationDocument(focalPoint, { ...note, lines, fileId: other.fileId }),
      "NOT_FOUND photoNotFound": () =>
        choosePhoto(focalPoint, { delegateId, photoId: other.photoId, version, humanLook: true }),
    };
    for (const [expected, call] of Object.entries(calls)) expect(outcome(await call())).toBe(expected);
    const superseding = await recordNominationDocument(focalPoint, {
      ...note,
      lines,
      supersedes: { id: other.documentId, version: 1 },
    });
    expect(superseding).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const own = await getDelegationPage(focalPoint, delegationId);
    const mark = own.ok ? own.value.orderMark : "";
    const ordered = await orderDelegation(focalPoint, { delegationId, delegateIds: [other.submitted], mark });
    expect(outcome(ordered)).toBe("INVALID checkFields");
    const name = { name: "people.csv", bytes: new TextEncoder().encode("family_name\nA\n") };
    const whole = await startImport(focalPoint, {
      importId: randomUUID(),
      kind: "DELEGATES",
      conferenceId,
      ...name,
    });
    expect(whole.ok).toBe(false);
    const taken = await startImport(focalPoint, {
      importId: other.importId,
      kind: "DELEGATES",
      delegationId,
      ...name,
    });
    expect(taken.ok).toBe(false);
    expect([superseding, ordered, whole, taken].some(leaks)).toBe(false);
    expect(await worldState()).toEqual(before);
  });

  test("neither moves an own person there nor takes another's request or paper for the own", async () => {
    const { requestKey } = await db.delegate.findUniqueOrThrow({ where: { id: other.replacement } });
    const added = must(
      await addDelegate(focalPoint, {
        delegationId: mine.delegationId,
        requestKey: randomUUID(),
        categoryId: mine.categoryId,
        delegationRole: "EXPERT",
        familyName: "Karimova",
        givenNames: "Zarina",
        functionalTitle: "Judge",
        email: null,
        invite: false,
      }),
    );
    const moved = await saveStep(focalPoint, {
      delegateId: added.id,
      version: added.version,
      step: "representation",
      values: { delegationId: other.delegationId },
    });
    expect(must(moved).problems.delegationId).toBe("chooseOne");
    const row = await db.delegate.findUniqueOrThrow({ where: { id: added.id } });
    expect(row.delegationId).toBe(mine.delegationId);
    const same = await addDelegate(focalPoint, {
      delegationId: mine.delegationId,
      requestKey,
      categoryId: mine.categoryId,
      delegationRole: "EXPERT",
      familyName: "Karimova",
      givenNames: "Zarina",
      functionalTitle: "Judge",
      email: null,
      invite: false,
    }).catch((thrown: unknown) => thrown);
    expect(same).not.toMatchObject({ ok: true, value: { id: other.replacement } });
    expect(leaks(same)).toBe(false);
    // The same bytes have arrived before, of another account: they are asked for again.
    const begun = must(await beginUpload(focalPoint, announced(mine.delegationId, other.paper)));
    expect(begun).toMatchObject({ received: 0, fileId: null });
    expect(begun.uploadId).not.toBe(other.uploadId);
  });
});

/** Every query that the role reaches, asked about the other delegation, and what is to come of it. */
const QUERIES: Record<string, (ctx: Ctx) => Promise<Result<unknown>>> = {
  getDelegateForReview: (ctx) => getDelegateForReview(ctx, other.submitted),
  getClaim: (ctx) => getClaim(ctx, other.submitted),
  listDelegationAppeals: (ctx) => listDelegationAppeals(ctx, other.delegationId),
  getOwnAppeal: (ctx) => getOwnAppeal(ctx, other.submitted),
  getTimeline: (ctx) => getTimeline(ctx, { delegateId: other.submitted }),
  getFullTimeline: (ctx) => getFullTimeline(ctx, { delegateId: other.submitted }),
  listNotes: (ctx) => listNotes(ctx, { delegateId: other.submitted }),
  getAssignment: (ctx) => getAssignment(ctx, { delegateId: other.submitted }),
  getFileParts: (ctx) => getFileParts(ctx, other.submitted),
  getDelegationPage: (ctx) => getDelegationPage(ctx, other.delegationId),
  getDelegationLikeness: (ctx) => getDelegationLikeness(ctx, other.delegationId),
  getDelegationReport: (ctx) => getDelegationReport(ctx, other.delegationId),
  nominatingDelegation: (ctx) => nominatingDelegation(ctx, other.delegationId),
  getDelegationState: (ctx) => getDelegationState(ctx, other.delegationId),
  getProofSheet: (ctx) => getProofSheet(ctx, other.delegationId),
  listNominations: (ctx) => listNominations(ctx, other.delegationId),
  getNomination: (ctx) => getNomination(ctx, other.documentId),
  getRegistration: (ctx) => getRegistration(ctx, other.submitted),
  getOwnIdentityChange: (ctx) => getOwnIdentityChange(ctx, other.submitted),
  getPhotoCopy: (ctx) => getPhotoCopy(ctx, { photoId: other.photoId, copy: "master" }),
  getFilePage: (ctx) => getFilePage(ctx, { fileId: other.fileId, page: 1 }),
  getImportDesk: (ctx) => getImportDesk(ctx, { delegationId: other.delegationId }),
  listImports: (ctx) => listImports(ctx, { conferenceId, delegationId: other.delegationId }),
  listExports: (ctx) => listExports(ctx, { conferenceId, delegationId: other.delegationId }),
  listSecondaryCards: (ctx) => listSecondaryCards(ctx, other.delegationId),
  listReminders: (ctx) => listReminders(ctx, other.delegationId),
  knownDelegations: (ctx) => knownDelegations(ctx, { conferenceId, delegationId: other.delegationId }),
  knownDocuments: (ctx) => knownDocuments(ctx, { conferenceId, delegationId: other.delegationId }),
  knownCategories: (ctx) => knownCategories(ctx, { conferenceId, delegationId: other.delegationId }),
  knownRegistrations: (ctx) => knownRegistrations(ctx, { conferenceId, delegationId: other.delegationId }),
};

/** Those that answer for what is the actor's own: nothing of the other delegation is in them. */
const OWN: Record<string, (ctx: Ctx) => Promise<Result<unknown>>> = {
  listOwnDelegations,
  listOwnRegistrations,
  listMentions,
  listAssignedToMe,
  listColleagues: (ctx) => listColleagues(ctx, { conferenceId }),
  listAssignees: (ctx) => listAssignees(ctx, { conferenceId, delegateIds: [other.submitted] }),
  listBulkActs: (ctx) => listBulkActs(ctx, conferenceId),
  listBulkPeople: (ctx) => listBulkPeople(ctx, conferenceId, {}),
  getRepresentationChoices: (ctx) => getRepresentationChoices(ctx, conferenceId),
  listDelegationChoices: (ctx) => listDelegationChoices(ctx, conferenceId),
  listDelegationsOverview: (ctx) => listDelegationsOverview(ctx, conferenceId, { q: undefined }),
  getReviewQueue: (ctx) => getReviewQueue(ctx, conferenceId, {}),
  getQueueView: (ctx) => getQueueView(ctx, conferenceId),
  getNeeds,
  getNeighbours: (ctx) => getNeighbours(ctx, conferenceId, {}, other.submitted),
  getLikeness: (ctx) => getLikeness(ctx, other.submitted),
  storedPersons: (ctx) => storedPersons(ctx, [other.submitted, other.draft]),
  getDelegationPage: (ctx) => getDelegationPage(ctx, mine.delegationId),
  getDelegationLikeness: (ctx) => getDelegationLikeness(ctx, mine.delegationId),
  getDelegationReport: (ctx) => getDelegationReport(ctx, mine.delegationId),
  getProofSheet: (ctx) => getProofSheet(ctx, mine.delegationId),
  getOwnApplication: (ctx) => getOwnApplication(ctx, conferenceId),
  listNominations: (ctx) => listNominations(ctx, mine.delegationId),
};

/** Those that another role reaches only, or that hold nothing of a delegation. */
const ELSEWHERE = [
  ["getBulkAct", "the own acts, each by somebody who may do the single one"],
  ["compareVersions", "asked in tests/integration/accreditation/files.test.ts"],
  ["getImport", "asked below, under two desks"],
  ["getDelegationTerms", "organization.manage"],
  ["getClearanceFile", "clearance.read"],
  ["getClearanceWork", "clearance.read"],
  ["describeWaivers", "clearance.waive"],
  ["listIdentityChanges", "identityChange.accept"],
  ["listFocalPoints", "organization.manage"],
  ["knownRegistry", "organization.manage"],
  ["listRegistry", "organization.manage"],
  ["getRegistryEntry", "organization.manage"],
  ["listParentChoices", "organization.manage"],
  ["getMergePreview", "organization.manage"],
  ["listInvitable", "organization.manage"],
  ["listFreeOrganizations", "organization.manage"],
  ["listInvitationRuns", "organization.manage"],
  ["getInvitationRun", "organization.manage"],
  ["listCirculations", "organization.manage"],
  ["getCirculation", "organization.manage"],
  ["listObjectingStates", "organization.manage"],
  ["listPossibleApplicants", "organization.manage"],
  ["listDuplicates", "duplicate.decide"],
  ["getDuplicatePair", "duplicate.decide"],
  ["listBadgeBatches", "badge.print"],
  ["getBadgeBatch", "badge.print"],
  ["getBatchChoice", "badge.print"],
  ["getPrintRun", "badge.print"],
  ["getBadgePicture", "badge.print"],
  ["getPhotosForPrint", "badge.print"],
  ["getDeskConference", "badge.find"],
  ["getDeskPerson", "badge.find"],
  ["findAtDesk", "badge.find"],
  ["getAccreditationNumbers", "statistics.read"],
  ["listNominationChecks", "conference.manage"],
  ["listClosingProgress", "conference.manage"],
  ["listCategoryRules", "conference.manage"],
  ["listUsers", "user.manage"],
  ["getUser", "user.manage"],
  ["listEmployers", "user.manage"],
  ["listGrantChoices", "role.grant"],
  ["rolesAskedFor", "role.grant"],
  ["describeRoles", "role.grant"],
  ["describeRevocations", "delegate.revoke"],
  ["getEscalationDesk", "delegate.refuse"],
  ["listAppeals", "appeal.decide"],
  ["getAppeal", "appeal.decide"],
  ["describeExports", "export.personal"],
  ["listRetentionPlaces", "retention.manage"],
  ["getRetention", "retention.manage"],
  ["getPurgeReport", "retention.manage"],
  ["describePurges", "retention.manage"],
  ["listSignatures", "those who ask or sign"],
  ["countToSign", "those who ask or sign"],
  ["getJobOverview", "job.manage"],
  ["getBadgeVerdict", "what anybody may scan"],
  ["getCheckFigures", "gateLog.read"],
  ["listBadgeChecks", "gateLog.read"],
  ["getPublicConference", "public"],
  ["listPublicConferences", "public"],
  ["listConferencesFor", "conferences"],
  ["getLinkState", "the link itself is the proof"],
  ["getReminderStop", "the link itself is the proof"],
  ["listReminderDays", "conference.manage"],
  ["listReviewSettings", "conference.manage"],
  ["listVipRanks", "conference.manage"],
  ["listVips", "review.fastTrack"],
  ["getVip", "review.fastTrack"],
  ["getVipChoices", "review.fastTrack"],
  ["getAccount", "the own account"],
  ["listMailbox", "the demo only"],
  ["getMail", "the demo only"],
] as const;

const allQueries = async () => {
  const files = globSync(["lib/**/queries.ts", "lib/**/queries/*.ts"]);
  const loaded = await Promise.all(files.map((path) => import(/* @vite-ignore */ resolve(path))));
  return loaded.flatMap((found: object) =>
    Object.entries(found).flatMap(([name, value]) =>
      typeof value === "function" && /^async /.test(String(value)) ? [name] : [],
    ),
  );
};

describe("the queries", () => {
  test("all stand in one of the lists of this file", async () => {
    const written = [...Object.keys(QUERIES), ...Object.keys(OWN), ...ELSEWHERE.map(([name]) => name)];
    expect((await allQueries()).toSorted()).toEqual([...new Set(written)].toSorted());
  });

  test("that other roles reach are closed to a focal point by the permission they name", () => {
    const open = ELSEWHERE.filter(([, permission]) => {
      const known = /^[a-zA-Z]+\.[a-zA-Z]+$/.test(permission);
      return known && can(focalPoint.actor, permission as Parameters<typeof can>[1]);
    });
    expect(open).toEqual([]);
  });

  test("find nothing of another delegation", async () => {
    const wrong: unknown[] = [];
    const told: string[] = [];
    for (const [name, ask] of Object.entries(QUERIES)) {
      const result = await ask(focalPoint);
      const refused = !result.ok && ["NOT_FOUND", "FORBIDDEN"].includes(result.error.code);
      if (!refused || leaks(result)) wrong.push([name, outcome(result)]);
      // The question is a real one: its own focal point gets an answer, and in most of them sings the canary.
      const own = await ask(other.own);
      if (!own.ok) wrong.push([name, "own", outcome(own)]);
      if (leaks(own)) told.push(name);
    }
    expect(wrong).toEqual([]);
    expect(told).toEqual(
      expect.arrayContaining([
        "getDelegateForReview",
        "getDelegationLikeness",
        "getDelegationPage",
        "getDelegationReport",
        "getNomination",
        "getProofSheet",
        "getRegistration",
        "knownDocuments",
        "knownRegistrations",
        "listImports",
        "listNominations",
      ]),
    );
  });

  test("hold nothing of another delegation where they answer for the own", async () => {
    const wrong: unknown[] = [];
    for (const [name, ask] of Object.entries(OWN)) {
      const result = await ask(focalPoint);
      if (!result.ok || leaks(result)) wrong.push([name, outcome(result), leaks(result)]);
    }
    expect(wrong).toEqual([]);
  });

  test("show an import under no desk but its own", async () => {
    const ask = async (ctx: Ctx, delegationId: string, forged?: string) => {
      const desk = must(await getImportDesk(ctx, { delegationId }));
      const shown = forged && desk.delegation ? { ...desk.delegation, id: forged } : desk.delegation;
      return getImport(ctx, {
        importId: other.importId,
        desk: { ...desk, delegation: shown },
        filter: { page: 1, outcome: undefined },
      });
    };
    const wanted = await ask(other.own, other.delegationId);
    expect([wanted.ok, leaks(wanted)]).toEqual([true, true]);
    for (const forged of [undefined, other.delegationId]) {
      expect(outcome(await ask(focalPoint, mine.delegationId, forged))).toBe("NOT_FOUND importNotFound");
    }
  });

  test("search, filter and count within the own delegation", async () => {
    const queue = async (ctx: Ctx, filter: Parameters<typeof getReviewQueue>[2]) =>
      must(await getReviewQueue(ctx, conferenceId, filter));
    const found = await queue(other.own, { q: CANARY });
    expect(found.rows.map(({ id }) => id).toSorted()).toEqual([other.submitted, other.leaving].toSorted());
    for (const filter of [{ q: CANARY }, { delegation: other.delegationId }, {}]) {
      const none = await queue(focalPoint, filter);
      expect(none.rows).toEqual([]);
      expect(JSON.stringify(none.counts)).not.toMatch(/[1-9]/);
    }
    const overview = must(await listDelegationsOverview(focalPoint, conferenceId, { q: undefined }));
    expect(overview.map(({ id }) => id)).toEqual([mine.delegationId]);
    const { slug } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const exported = must(await exportDelegations(focalPoint, { slug, filter: {} }));
    const table = await readTable(exported.bytes);
    expect(table).toMatchObject({ ok: true, table: { rows: [{}] } });
    expect(table.ok && table.table.rows.length).toBe(1);
  });
});

async function signedIn(delegationIds: readonly string[]) {
  const officer = await staff("registrationOfficer", conferenceId, NOW);
  const userId = newId();
  await db.user.create({ data: { id: userId, email: `${userId}@mission.example`, name: "The assistant" } });
  const appointments: string[] = [];
  for (const delegationId of delegationIds) {
    const dates = { isDeputy: false, startsOn: TODAY, endsOn: null };
    appointments.push(must(await appointFocalPoint(officer, { delegationId, userId, ...dates })).id);
  }
  const token = await db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    return openSession(tx, officer, { kind: "USER", userId, secondFactorAt: NOW }, "test");
  });
  const request = async () => contextOf(await actorOfToken(token, NOW));
  return { officer, appointments, request };
}

describe("a focal point", () => {
  test("of two delegations sees both and only both", async () => {
    const second = await inviteState(conferenceId);
    const { request } = await signedIn([mine.delegationId, second]);
    const ctx = await request();
    const listed = must(await listOwnDelegations(ctx)).map(({ id }) => id);
    expect(listed.toSorted()).toEqual([mine.delegationId, second].toSorted());
    for (const delegationId of listed) must(await getDelegationPage(ctx, delegationId));
    expect(outcome(await getDelegationPage(ctx, other.delegationId))).toBe("NOT_FOUND delegationNotFound");
    const overview = must(await listDelegationsOverview(ctx, conferenceId, { q: undefined }));
    expect(overview.map(({ id }) => id).toSorted()).toEqual(listed.toSorted());
  });

  test("works beside another of the same delegation, on the same document", async () => {
    const [one, two] = [await signedIn([mine.delegationId]), await signedIn([mine.delegationId])];
    const line = (nameAsWritten: string) => ({ nameAsWritten, titleAsWritten: "", roleAsWritten: "" });
    const recorded = must(
      await recordNominationDocument(await one.request(), {
        delegationId: mine.delegationId,
        kind: "NOTE_VERBALE",
        reference: `NV-${createHash("sha256").update(mine.id).digest("hex").slice(0, 8)}`,
        documentDate: TODAY,
        lines: [line("Karimova, Zarina")],
      }),
    );
    const changed = await changeNominationLines(await two.request(), {
      documentId: recorded.id,
      version: 1,
      lines: [{ id: null, ...line("Karimova, Zarina") }],
    });
    must(changed);
    must(await getNomination(await one.request(), recorded.id));
  });

  test("is out with the next request once the appointment has ended, and keeps what another one gives", async () => {
    const second = await inviteState(conferenceId);
    const { officer, appointments, request } = await signedIn([mine.delegationId, second]);
    const before = await request();
    must(await getDelegationPage(before, mine.delegationId));
    must(await revokeFocalPoint(officer, { focalPointId: appointments[0] ?? "" }));
    expect((await request()).actor.kind).toBe("anonymous");
    expect(outcome(await getDelegationPage(await request(), mine.delegationId))).toMatch(/NOT_FOUND|UNAUTH/);
    // Signed in anew, the other delegation is still there, and the first is not.
    const { userId } = before.actor as UserActor;
    const token = await db.$transaction(async (tx) => {
      await lockUser(tx, userId);
      return openSession(tx, officer, { kind: "USER", userId, secondFactorAt: NOW }, "test");
    });
    const again = contextOf(await actorOfToken(token, NOW));
    expect(must(await listOwnDelegations(again)).map(({ id }) => id)).toEqual([second]);
    expect(outcome(await getDelegationPage(again, mine.delegationId))).toBe("NOT_FOUND delegationNotFound");
  });
});
