import { beforeAll, expect, test } from "vitest";
import { configureCategory } from "@/lib/conferences/commands/configure-category";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { foundConference, must, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, moveTo, registrant, startDraft } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let admin: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  admin = await staff("administrator", conferenceId);
});

const category = () =>
  db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" }, include: { zones: true } });

test("is conditional on the version, recorded, and closed to weaker roles and other conferences", async () => {
  const { id: categoryId, version } = await category();
  const zone = await db.zone.findFirstOrThrow({ where: { conferenceId, code: "A" } });
  const input = { categoryId, version, needsEndorsement: true, capacity: null, zoneIds: [zone.id] };
  const officer = await staff("registrationOfficer", conferenceId);
  expect(outcome(await configureCategory(officer, input))).toBe("FORBIDDEN notAllowed");
  const elsewhere = await foundConference();
  const otherAdmin = await staff("administrator", elsewhere);
  expect(outcome(await configureCategory(otherAdmin, input))).toBe("NOT_FOUND categoryNotFound");
  const foreign = await db.zone.findFirstOrThrow({ where: { conferenceId: elsewhere } });
  expect(outcome(await configureCategory(admin, { ...input, zoneIds: [foreign.id] }))).toBe(
    "INVALID checkFields",
  );
  must(await configureCategory(admin, input));
  expect(outcome(await configureCategory(admin, input))).toBe("CONFLICT staleVersion");
  expect(await category()).toMatchObject({ needsEndorsement: true, zones: [{ zoneId: zone.id }] });
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { subjectId: categoryId, action: "category.configured" },
  });
  expect(entry.changes).toMatchObject({ needsEndorsement: { before: "false", after: "true" } });
});

test("who waits for endorsement when it is switched off still waits for it", async () => {
  const { id: categoryId, version, zones } = await category();
  const { id } = await startDraft(registrant(conferenceId, "waits@delegate.example"), conferenceId);
  await moveTo(id, "AWAITING_ENDORSEMENT", await inviteState(conferenceId));
  const zoneIds = zones.map(({ zoneId }) => zoneId);
  must(
    await configureCategory(admin, { categoryId, version, needsEndorsement: false, capacity: null, zoneIds }),
  );
  expect((await db.delegate.findUniqueOrThrow({ where: { id } })).state).toBe("AWAITING_ENDORSEMENT");
});
