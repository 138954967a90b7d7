import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { inviteDelegations } from "@/lib/organizations/invitations/commands/invite-delegations";
import { listInvitable } from "@/lib/organizations/invitations/queries/invitable";
import { inviteDelegationsSchema } from "@/lib/organizations/invitations/schema";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { foundConference, must, NOW, staff } from "@/tests/integration/documents/fixture";
import { organization } from "@/tests/integration/organizations/bodies";

let conferenceId: string;
let officer: Ctx;
beforeAll(async () => {
  conferenceId = await foundConference();
  officer = staff("registrationOfficer", conferenceId);
});

const row = (organizationId: string, contactEmail: string | null = "mission@x.example") => ({
  organizationId,
  language: "ru" as const,
  contactEmail,
  quota: 4,
  deadlineOn: "2027-02-01",
});

describe("inviting many", () => {
  test("does to each what the preview says, and a second sending changes nothing", async () => {
    const [fresh, mute, shut, merged] = await Promise.all(
      Array.from({ length: 4 }, () => organization("MEDIA", "Outlet")),
    );
    if (!fresh || !mute || !shut || !merged) throw new Error("no organizations");
    await db.organization.update({ where: { id: shut }, data: { suspendedAt: NOW, suspendedReason: "R" } });
    await db.organization.update({ where: { id: merged }, data: { mergedIntoId: fresh } });
    const rows = [row(fresh), row(mute, null), row(shut), row(merged), row(fresh)];
    const report = must(await inviteDelegations(officer, { conferenceId, rows }));
    expect(report.map(({ outcome, message }) => outcome ?? message)).toEqual([
      "new",
      "newWithoutMail",
      "suspended",
      "organizationNotFound",
      "already",
    ]);
    const made = await db.delegation.findFirstOrThrow({ where: { conferenceId, organizationId: fresh } });
    expect(made).toMatchObject({ state: "INVITED", quota: 4, language: "ru", version: 1 });
    // The end of the day in Dushanbe.
    expect(made.deadlineAt?.toISOString()).toBe("2027-02-01T18:59:59.000Z");
    const mails = await db.message.findMany({ where: { dedupeKey: { contains: made.id } } });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      name: "delegation-invited",
      locale: "ru",
      recipient: "mission@x.example",
    });
    expect(mails[0]?.text).toContain("1 февраля 2027");
    expect(mails[0]?.text).not.toMatch(/token|password=|invitation\//);

    const again = { ...row(fresh, "other@x.example"), quota: 9 };
    const second = must(await inviteDelegations(officer, { conferenceId, rows: [again] }));
    expect(second[0]?.outcome).toBe("already");
    expect(await db.delegation.findUniqueOrThrow({ where: { id: made.id } })).toEqual(made);
    expect(await db.message.count({ where: { recipient: "other@x.example" } })).toBe(0);
  });

  test("two officers at once make one delegation and one mail", async () => {
    const id = await organization();
    const send = () => inviteDelegations(officer, { conferenceId, rows: [row(id, "twice@x.example")] });
    const outcomes = (await Promise.all([send(), send()])).map((one) => must(one)[0]?.outcome);
    expect(outcomes.toSorted()).toEqual(["already", "new"]);
    expect(await db.message.count({ where: { recipient: "twice@x.example" } })).toBe(1);
  });

  test.each(ROLE_NAMES.filter((role) => role !== "registrationOfficer"))("not by %s", async (role) => {
    const weak = staff(role, conferenceId);
    const rows = [row(await organization())];
    expect(await inviteDelegations(weak, { conferenceId, rows })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await listInvitable(weak, conferenceId, {})).toMatchObject({ error: { code: "FORBIDDEN" } });
  });

  test("not in another conference, and not more at once than are taken", async () => {
    const elsewhere = await foundConference();
    const rows = [row(await organization())];
    expect(await inviteDelegations(officer, { conferenceId: elsewhere, rows })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    const many = Array.from({ length: 301 }, () => row(newId()));
    expect(inviteDelegationsSchema.safeParse({ conferenceId, rows: many }).success).toBe(false);
    expect(inviteDelegationsSchema.safeParse({ conferenceId, rows: many.slice(1) }).success).toBe(true);
  });
});

describe("whom one may invite", () => {
  test("those not here yet, with language and address of their last conference", async () => {
    const before = await foundConference();
    const id = await organization("NGO", "Remembered Society");
    await db.delegation.create({
      data: {
        id: newId(),
        conferenceId: before,
        organizationId: id,
        language: "fr",
        contactEmail: "last@x.example",
        quota: 1,
      },
    });
    const find = async (filter: object) => must(await listInvitable(officer, conferenceId, filter)).rows;
    const [found] = await find({ q: "remembered society" });
    expect(found).toMatchObject({ id, language: "fr", contactEmail: "last@x.example", delegation: null });
    must(await inviteDelegations(officer, { conferenceId, rows: [row(id)] }));
    expect(await find({ q: "remembered society" })).toEqual([]);
    expect((await find({ q: "remembered society", all: "1" }))[0]?.delegation?.state).toBe("INVITED");
    expect(await find({ q: "remembered society", all: "1", type: "MEDIA" })).toEqual([]);
  });
});
