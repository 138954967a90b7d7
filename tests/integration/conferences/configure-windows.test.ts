import { expect, test } from "vitest";
import { configureWindows } from "@/lib/conferences/commands/configure-windows";
import { listWindows } from "@/lib/conferences/queries";
import { configureWindowsSchema } from "@/lib/conferences/schema";
import { db } from "@/lib/db/client";
import { outcome } from "@/tests/integration/badges/fixture";
import { foundConference, must, staff } from "@/tests/integration/documents/fixture";

test("an administrator sets both days of the own conference once, and it is recorded", async () => {
  const [conferenceId, other] = [await foundConference(), await foundConference()];
  const administrator = staff("administrator", conferenceId);
  const [shown, ...others] = must(await listWindows(administrator));
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ id: conferenceId, appealDays: 14, noObjectionDays: 30 });
  const before = { appealDays: 14, noObjectionDays: 30 };
  const input = { conferenceId, before, appealDays: 10, noObjectionDays: 45 };
  const foreign = { ...input, conferenceId: other };
  expect(outcome(await configureWindows(administrator, foreign))).toBe("NOT_FOUND conferenceNotFound");
  const officer = staff("registrationOfficer", conferenceId);
  expect(outcome(await configureWindows(officer, input))).toBe("FORBIDDEN notAllowed");
  expect(outcome(await listWindows(officer))).toBe("FORBIDDEN notAllowed");
  must(await configureWindows(administrator, input));
  expect(outcome(await configureWindows(administrator, input))).toBe("CONFLICT staleVersion");
  expect(must(await listWindows(administrator))).toMatchObject([{ appealDays: 10, noObjectionDays: 45 }]);
  const trail = { action: "windows.configured", subjectId: conferenceId } as const;
  expect(await db.auditEntry.count({ where: trail })).toBe(1);
});

test.each([
  [0, 30],
  [91, 30],
  [14, 0],
  [14, 181],
  [1.5, 30],
])("%d days to appeal and %d to object are refused", (appealDays, noObjectionDays) => {
  const input = {
    conferenceId: crypto.randomUUID(),
    before: { appealDays: 14, noObjectionDays: 30 },
    appealDays,
    noObjectionDays,
  };
  expect(configureWindowsSchema.safeParse(input).success).toBe(false);
});
