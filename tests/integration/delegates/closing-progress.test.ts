import { expect, test } from "vitest";
import { configureTimeLimits } from "@/lib/conferences/commands/configure-time-limits";
import { db } from "@/lib/db/client";
import { endRegistrations } from "@/lib/delegates/ending-jobs";
import { listClosingProgress } from "@/lib/delegates/queries/closing-progress";
import { outcome } from "@/tests/integration/badges/fixture";
import { openDraft } from "@/tests/integration/delegates/draft";
import {
  foundConference,
  inviteState,
  moveTo,
  must,
  staff,
  system,
} from "@/tests/integration/documents/fixture";

const CLOSES = new Date("2027-03-08T13:00:00Z");
const OVER = "2027-03-11T19:00:00.000Z";

test("an administrator sees when each ending begins and how far the worker is, of the own conferences alone", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  await openDraft(conferenceId);
  const { id } = await openDraft(conferenceId);
  await moveTo(id, "READY", await inviteState(conferenceId));
  const administrator = { ...staff("administrator", conferenceId), now: CLOSES };
  const [before, ...others] = must(await listClosingProgress(administrator));
  expect(others).toEqual([]);
  expect(before?.endings).toMatchObject([
    { ending: "lapseUnsubmitted", begins: CLOSES.toISOString(), done: 0, due: 1, ahead: 0 },
    { ending: "lapseUndecided", begins: OVER, done: 0, due: 0, ahead: 1 },
    { ending: "close", begins: "2027-04-10T19:00:00.000Z", done: 0, due: 0, ahead: 0 },
  ]);
  await endRegistrations(system(CLOSES), {});
  const [after] = must(await listClosingProgress(administrator));
  expect(after?.endings[0]).toMatchObject({ done: 1, due: 0 });

  const usual = { appealDays: 14, noObjectionDays: 30, closingDays: 30 };
  const input = { conferenceId, before: usual, after: { ...usual, appealDays: 7, closingDays: 0 } };
  const foreign = { ...input, conferenceId: other };
  expect(outcome(await configureTimeLimits(administrator, foreign))).toBe("NOT_FOUND conferenceNotFound");
  const officer = staff("registrationOfficer", conferenceId);
  expect(outcome(await configureTimeLimits(officer, input))).toBe("FORBIDDEN notAllowed");
  expect(outcome(await listClosingProgress(officer))).toBe("FORBIDDEN notAllowed");
  must(await configureTimeLimits(administrator, input));
  expect(outcome(await configureTimeLimits(administrator, input))).toBe("CONFLICT staleVersion");
  const [changed] = must(await listClosingProgress(administrator));
  expect(changed?.endings[2]?.begins).toBe(OVER);
  expect(changed?.limits).toEqual(input.after);
  expect(
    await db.auditEntry.count({ where: { action: "timeLimits.configured", subjectId: conferenceId } }),
  ).toBe(1);
});
