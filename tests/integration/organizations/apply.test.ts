import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { sendApplicationLink } from "@/lib/identity/commands/send-application-link";
import { applyForAccreditation } from "@/lib/organizations/no-objection/commands/apply-for-accreditation";
import { getOwnApplication } from "@/lib/organizations/no-objection/queries/own-application";
import { contextOf, foundConference, must, registrant, staff } from "@/tests/integration/documents/fixture";
import { organization } from "@/tests/integration/organizations/bodies";

let conferenceId: string;
let visitor: Ctx;
beforeAll(async () => {
  conferenceId = await foundConference();
  visitor = contextOf({ kind: "anonymous" });
});

const address = () => `${randomUUID()}@body.example`;
const stated = {
  name: "Lawyers without Borders",
  acronym: "",
  type: "NGO" as const,
  contactName: "Ada Kim",
  language: "fr" as const,
  purpose: "Legal aid",
  competence: "Twenty years",
  relevance: "Item 4",
};

describe("an organization that applies by itself", () => {
  test("gets a link to the form, the same answer for every address", async () => {
    const email = address();
    const known = await sendApplicationLink(visitor, { conferenceId, email });
    expect(await sendApplicationLink(visitor, { conferenceId, email: address() })).toEqual(known);
    const mail = await db.message.findFirstOrThrow({ where: { recipient: email } });
    expect(mail).toMatchObject({ name: "application-link" });
    expect(mail.text).toMatch(/\/continue\/[\w-]+\?to=apply/);
    const { startsOn } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const late = address();
    must(await sendApplicationLink({ ...visitor, now: startsOn }, { conferenceId, email: late }));
    expect(await db.message.count({ where: { recipient: late } })).toBe(0);
  });

  test("applies once under its address, and reads where that stands", async () => {
    const email = address();
    const body = registrant(conferenceId, email);
    expect(must(await getOwnApplication(body, conferenceId))).toBeNull();
    const both = await Promise.all(
      [1, 2].map(() => applyForAccreditation(body, { conferenceId, ...stated })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.error.message)).sort()).toEqual(["alreadyApplied", "ok"]);
    const row = await db.delegation.findFirstOrThrow({
      where: { conferenceId, contactEmail: email },
      include: { application: true },
    });
    expect(row).toMatchObject({ state: "APPLIED", language: "fr", quota: 2 });
    expect(row.application?.recordedBy).toBeNull();
    expect(must(await getOwnApplication(body, conferenceId))).toMatchObject({ state: "APPLIED" });
    const other = registrant(conferenceId, address());
    expect(must(await getOwnApplication(other, conferenceId))).toBeNull();
  });

  test("learns nothing of the registry: a name that is there is taken like any other", async () => {
    await organization("NGO", stated.name);
    const body = registrant(conferenceId, address());
    expect(await applyForAccreditation(body, { conferenceId, ...stated })).toEqual({ ok: true });
  });

  test("not without a proved address, nor for another conference, nor once it has begun", async () => {
    const elsewhere = await foundConference();
    const body = registrant(conferenceId, address());
    const refused = async (ctx: Ctx, conferenceId: string) => {
      const answer = await applyForAccreditation(ctx, { conferenceId, ...stated });
      return answer.ok ? "ok" : answer.error.message;
    };
    expect(await refused(visitor, conferenceId)).toBe("signInFirst");
    expect(await refused(body, elsewhere)).toBe("notAllowed");
    expect(await refused(staff("registrationOfficer", conferenceId), conferenceId)).toBe("notAllowed");
    expect(await refused(staff("auditor", conferenceId), conferenceId)).toBe("notAllowed");
    const { startsOn } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    expect(await refused({ ...body, now: startsOn }, conferenceId)).toBe("conferenceOver");
  });
});
