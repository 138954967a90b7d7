import { beforeEach, expect, test } from "vitest";
import { getAccreditationNumbers } from "@/lib/accreditation/numbers/queries";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { foundConference, member } from "@/tests/integration/imports/fixture";
import { registered } from "./registered";

const HOUR = 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

let conferenceId: string;
let slug: string;

beforeEach(async () => {
  conferenceId = await foundConference();
  ({ slug } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } }));
});

/** Somebody who submits at NOW; withdrawn so many hours later, if at all. */
async function submitted(withdrawnAfter?: number) {
  const person = await registered(conferenceId);
  const asked = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  const { version } = must(await submitDelegate({ ...person.owner, now: NOW }, asked));
  if (withdrawnAfter !== undefined)
    must(
      await withdrawDelegate(
        { ...person.owner, now: later(withdrawnAfter) },
        { delegateId: person.id, version },
      ),
    );
  return person;
}

test("stays that ended give median and nine of ten, those that go on their number and the longest", async () => {
  await submitted(2);
  await submitted(4);
  const third = await submitted();
  const reader = { ...(await member("auditor", conferenceId)), now: later(10) };
  const numbers = must(await getAccreditationNumbers(reader, slug));
  const expected = { state: "SUBMITTED", stays: 2, medianHours: 3, now: 1, oldestHours: 10 };
  expect(numbers.all.find(({ state }) => state === "SUBMITTED")).toMatchObject(expected);
  expect(numbers.all.find(({ state }) => state === "SUBMITTED")?.p90Hours).toBeCloseTo(3.8, 5);
  expect(numbers.backlog).toBe(1);
  expect(numbers.categories.map(({ times }) => times.map(({ stays }) => stays))).toEqual([[2]]);
  const own = numbers.delegations.find(({ id }) => id === third.delegationId);
  expect(own?.times).toMatchObject([{ state: "SUBMITTED", stays: 0, medianHours: null, now: 1 }]);
  const today = numbers.forecast.days.findLast(({ isForecast }) => !isForecast);
  expect(today?.backlog).toBe(1);
});

test("people of other conferences are not counted", async () => {
  await submitted();
  const elsewhere = await foundConference();
  const { slug: other } = await db.conference.findUniqueOrThrow({ where: { id: elsewhere } });
  const numbers = must(await getAccreditationNumbers(await member("auditor", elsewhere), other));
  expect(numbers).toMatchObject({ backlog: 0, all: [], categories: [], delegations: [] });
});

test("without statistics.read, and from another conference, nothing is told", async () => {
  for (const role of ["substantiveReviewer", "badgeDeskOperator", "vettingOfficer"] as const) {
    const told = await getAccreditationNumbers(await member(role, conferenceId), slug);
    expect(told).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
  }
  const stranger = await member("registrationOfficer", await foundConference());
  expect(await getAccreditationNumbers(stranger, slug)).toMatchObject({
    ok: false,
    error: { code: "FORBIDDEN" },
  });
  const auditor = await member("auditor", conferenceId);
  expect(await getAccreditationNumbers(auditor, "nowhere")).toMatchObject({
    ok: false,
    error: { code: "NOT_FOUND" },
  });
});
