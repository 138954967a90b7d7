import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { cleanBulkActs, runBulkAct, tryBulkAct } from "@/lib/accreditation/bulk/jobs";
import {
  cleanExports,
  fillRoom,
  lapseReturns,
  restartAllReviews,
  runExport,
  sweepRoom,
} from "@/lib/accreditation/jobs";
import { cleanBadgeChecks, printBadgeBatch, sealBadgeChecks } from "@/lib/badges/jobs";
import { now } from "@/lib/clock";
import { type Ctx, systemContext } from "@/lib/context";
import { endRegistrations } from "@/lib/delegates/ending-jobs";
import { fillWaitingLists, findDuplicates } from "@/lib/delegates/jobs";
import { cleanFiles } from "@/lib/documents/jobs";
import { cleanSessions, sendPasswordReset } from "@/lib/identity/jobs";
import { newId } from "@/lib/ids";
import { expireImports, readImport, writeImport } from "@/lib/imports/jobs";
import type { TaskPayloads } from "@/lib/jobs/tasks";
import { deliverMessage } from "@/lib/notifications/jobs";
import { runInvitations } from "@/lib/organizations/invitations/jobs";
import { activateDelegations, refreshOrganizationKeys } from "@/lib/organizations/jobs";
import { planReminders, sendReminder } from "@/lib/reminders/jobs";
import { runPurge } from "@/lib/retention/jobs";
import { expireClearances } from "@/lib/screening/jobs";
import { expireSignatures } from "@/lib/signatures/jobs";

type Handler = (ctx: Ctx, payload: unknown) => Promise<unknown>;

/** Every task with its handler: the composition root, the one place where a service calls domains. */
const HANDLERS: Record<keyof TaskPayloads, Handler> = {
  "message.deliver": deliverMessage,
  "badgeBatch.print": printBadgeBatch,
  "badgeChecks.seal": sealBadgeChecks,
  "badgeChecks.clean": cleanBadgeChecks,
  "import.read": readImport,
  "import.write": writeImport,
  "export.make": runExport,
  "exports.clean": cleanExports,
  "imports.expire": expireImports,
  "files.clean": cleanFiles,
  "passwordReset.send": sendPasswordReset,
  "focalPoint.activate": activateDelegations,
  "invitations.run": runInvitations,
  "organizations.refreshKeys": refreshOrganizationKeys,
  "bulkAct.try": tryBulkAct,
  "bulkAct.run": runBulkAct,
  "bulkActs.clean": cleanBulkActs,
  "duplicates.find": findDuplicates,
  "reviews.restart": restartAllReviews,
  "clearances.expire": expireClearances,
  "reminders.plan": planReminders,
  "reminder.send": sendReminder,
  "room.fill": fillRoom,
  "room.sweep": sweepRoom,
  "returns.lapse": lapseReturns,
  "registrations.end": endRegistrations,
  "signatures.expire": expireSignatures,
  "purge.run": runPurge,
  "sessions.clean": cleanSessions,
  "waitingLists.fill": fillWaitingLists,
};

/** The handlers in the queue's own form. */
export const taskList: TaskList = Object.fromEntries(
  Object.entries(HANDLERS).map(([name, handler]) => [
    name,
    async (payload: unknown) => {
      await handler(systemContext(name, now(), newId()), payload);
    },
  ]),
);

const nightly = (task: keyof TaskPayloads, hour: number): CronItem => ({
  task,
  match: `${hour} 2 * * *`,
  identifier: task,
  payload: {},
});

/** Work that comes round by itself: at night (UTC), by the venue's clock every hour, for who waits every ten minutes. */
export const cronItems: CronItem[] = [
  nightly("imports.expire", 0),
  nightly("exports.clean", 5),
  nightly("bulkActs.clean", 8),
  nightly("files.clean", 10),
  nightly("badgeChecks.clean", 12),
  nightly("sessions.clean", 20),
  nightly("organizations.refreshKeys", 25),
  { task: "reminders.plan", match: "5 * * * *", identifier: "reminders.plan", payload: {} },
  { task: "returns.lapse", match: "15 * * * *", identifier: "returns.lapse", payload: {} },
  { task: "room.sweep", match: "*/10 * * * *", identifier: "room.sweep", payload: {} },
  { task: "clearances.expire", match: "15 * * * *", identifier: "clearances.expire", payload: {} },
  { task: "badgeChecks.seal", match: "*/10 * * * *", identifier: "badgeChecks.seal", payload: {} },
  { task: "registrations.end", match: "*/10 * * * *", identifier: "registrations.end", payload: {} },
  { task: "signatures.expire", match: "*/10 * * * *", identifier: "signatures.expire", payload: {} },
  { task: "waitingLists.fill", match: "*/10 * * * *", identifier: "waitingLists.fill", payload: {} },
];
