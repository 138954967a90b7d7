import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { demoSignIn } from "@/lib/identity/commands/demo-sign-in";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { newId } from "@/lib/ids";
import { BROWSER, foundConference, holding, must, NOW, nobody } from "./fixture";

// Settings are read once, on first use: this file is a process of the demo.
vi.hoisted(() => {
  process.env.DEMO = "1";
});

let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
  for (const { email, name, role } of DEMO_ACCOUNTS) {
    const id = newId();
    await db.user.create({ data: { id, email, name } });
    await db.roleGrant.create({ data: { id: newId(), userId: id, role, conferenceId } });
  }
});

describe("in the demo", () => {
  test.each(DEMO_ACCOUNTS)("one click is $role, second factor included", async ({ email, role }) => {
    const { token } = must(await demoSignIn(nobody(), { email }, BROWSER));
    expect((await holding(token)).actor).toMatchObject({ email, grants: [{ role }], secondFactorDue: false });
  });

  test("or the registrant who holds several registrations", async () => {
    const { token } = must(await demoSignIn(nobody(), { email: DEMO_REGISTRANT }, BROWSER));
    expect((await holding(token)).actor).toMatchObject({
      kind: "registrant",
      email: DEMO_REGISTRANT,
      conferenceId,
    });
  });

  test("and nobody else: no other account, none that is suspended", async () => {
    const id = newId();
    await db.user.create({ data: { id, email: "real@unodc.example", name: "Real" } });
    const [first] = DEMO_ACCOUNTS;
    await db.user.update({ where: { email: first?.email ?? "" }, data: { suspendedAt: NOW } });
    for (const email of ["real@unodc.example", first?.email ?? "", "made-up@demo.placet.example"])
      expect(await demoSignIn(nobody(), { email }, BROWSER)).toMatchObject({ error: { code: "NOT_FOUND" } });
  });
});
