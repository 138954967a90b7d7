import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { revokeFocalPoint } from "@/lib/organizations/commands/revoke-focal-point";
import { listFocalPoints } from "@/lib/organizations/queries";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegationId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

const TODAY = NOW.toISOString().slice(0, 10);
const appointment = (of: Record<string, unknown> = {}) => ({
  delegationId,
  email: `${randomUUID()}@mission.example`,
  name: "Dilorom Karimova",
  locale: "ru" as const,
  isDeputy: false,
  startsOn: TODAY,
  endsOn: null as string | null,
  proofReference: "NV-12",
  ...of,
});

const grantOf = async (focalPointId: string) => {
  const row = await db.focalPoint.findUniqueOrThrow({
    where: { id: focalPointId },
    include: { grant: true },
  });
  return row.grant;
};

describe("a focal point", () => {
  test("is invited by one link, with the role that begins and ends with the appointment", async () => {
    const input = appointment({ endsOn: "2027-03-31" });
    const { id, code } = must(await inviteFocalPoint(officer, input));
    expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}$/);
    const mail = await db.message.findFirstOrThrow({ where: { recipient: input.email } });
    expect([mail.name, mail.locale]).toEqual(["focal-point-invited", "ru"]);
    expect(JSON.stringify(mail)).not.toContain(code);
    // Midnight of Dushanbe, five hours ahead of UTC.
    expect(await grantOf(id)).toMatchObject({
      role: "missionFocalPoint",
      delegationId,
      startsAt: new Date(`${TODAY}T00:00:00+05:00`),
      endsAt: new Date("2027-03-31T23:59:59+05:00"),
    });
    const [row] = must(await listFocalPoints(officer, delegationId));
    expect(row).toMatchObject({
      standing: "inForce",
      invitation: { state: "open" },
      proofReference: "NV-12",
      endsOn: "2027-03-31",
    });
  });

  test("may speak for several delegations, and a delegation has several", async () => {
    const second = await inviteState(conferenceId);
    const input = appointment();
    must(await inviteFocalPoint(officer, input));
    const again = must(await inviteFocalPoint(officer, { ...input, delegationId: second, isDeputy: true }));
    // The account waits for the first code still; another one would end it.
    expect(again.code).toBeNull();
    expect(must(await listFocalPoints(officer, second))).toHaveLength(1);
    expect(outcome(await inviteFocalPoint(officer, input))).toBe("CONFLICT focalPointExists");
  });

  test("loses role and sessions with the appointment, and can be appointed anew", async () => {
    const input = appointment();
    const { id } = must(await inviteFocalPoint(officer, input));
    const user = await db.user.findUniqueOrThrow({ where: { email: input.email } });
    await db.session.create({
      data: {
        id: randomUUID(),
        tokenHash: Buffer.from(randomUUID()),
        kind: "USER",
        userId: user.id,
        address: "192.0.2.1",
        userAgent: "test",
        createdAt: NOW,
        lastSeenAt: NOW,
        expiresAt: new Date(NOW.getTime() + 3_600_000),
      },
    });
    must(await revokeFocalPoint(officer, { focalPointId: id }));
    expect((await grantOf(id))?.revokedAt).toEqual(NOW);
    expect(await db.session.count({ where: { userId: user.id, revokedAt: null } })).toBe(0);
    expect(outcome(await revokeFocalPoint(officer, { focalPointId: id }))).toBe("CONFLICT alreadyDone");
    must(await inviteFocalPoint(officer, input));
  });

  test("whose time has run out stands in nobody's way", async () => {
    const input = appointment({ startsOn: "2026-01-01", endsOn: "2026-02-01" });
    must(await inviteFocalPoint(officer, input));
    must(await inviteFocalPoint(officer, { ...input, startsOn: TODAY, endsOn: null }));
  });

  test("is appointed by officers of that conference only, and never by themselves", async () => {
    const own = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
    const stranger = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await inviteFocalPoint(own, appointment()))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await listFocalPoints(own, delegationId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await inviteFocalPoint(stranger, appointment()))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await listFocalPoints(stranger, delegationId))).toBe("NOT_FOUND delegationNotFound");
    if (officer.actor.kind !== "user") throw new Error("no user");
    const self = appointment({ email: officer.actor.email });
    expect(outcome(await inviteFocalPoint(officer, self))).toBe("FORBIDDEN ownAccount");
    const { id } = must(await inviteFocalPoint(officer, appointment()));
    expect(outcome(await revokeFocalPoint(stranger, { focalPointId: id }))).toBe(
      "NOT_FOUND focalPointNotFound",
    );
    expect(outcome(await revokeFocalPoint(own, { focalPointId: id }))).toBe("FORBIDDEN notAllowed");
  });
});
