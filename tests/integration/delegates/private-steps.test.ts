import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, moveTo, must, NOW } from "@/tests/integration/documents/fixture";
import { completeDraft } from "@/tests/unit/delegates/drafts";
import { type Draft, fill, fullDraft } from "./draft";

const MARKER = "T84K11223";

let conferenceId: string;
let delegationId: string;
let focalPoint: Ctx;
let deputy: Ctx;
let draft: Draft;

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  deputy = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  draft = await fullDraft(conferenceId);
  draft = await fill(draft, "document", { ...completeDraft().document, number: MARKER });
  draft = await fill(draft, "needs", { dietaryNote: "marker of health" });
  await db.delegate.update({ where: { id: draft.id }, data: { delegationId } });
});

describe("somebody who registers alone", () => {
  test("shows neither the document nor the needs to the focal point, and the rest is there", async () => {
    const view = must(await getRegistration(focalPoint, draft.id));
    expect(view.closed).toEqual(["document", "needs"]);
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`${MARKER}|marker of health`));
    expect(view.values.identity.familyName).toBe("Mirzoeva");
    expect(view.missing).toEqual([{ step: "photo", field: "photo", problem: "photoMissing" }]);
  });

  test("sees everything, and is the only one who saves it", async () => {
    const own = must(await getRegistration(draft.owner, draft.id));
    expect(own.closed).toEqual([]);
    expect(own.values.document.number).toBe(MARKER);
    const input = { delegateId: draft.id, version: draft.version };
    for (const [step, values] of [
      ["document", { number: "X1" }],
      ["needs", { dietaryNote: "x" }],
    ] as const) {
      const refused = await saveStep(focalPoint, { ...input, step, values });
      expect(outcome(refused)).toBe("FORBIDDEN stepOfThePerson");
    }
    const open = await saveStep(focalPoint, { ...input, step: "function", values: { rank: "Colonel" } });
    expect(must(open).problems).toEqual({});
  });

  test("is closed in the same way to an officer, who reveals on the dossier", async () => {
    await moveTo(draft.id, "SUBMITTED", delegationId);
    const officer = await staff("registrationOfficer", conferenceId, NOW);
    const view = must(await getRegistration(officer, draft.id));
    expect(view.closed).toEqual(["document", "needs"]);
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`${MARKER}|marker of health`));
  });
});

describe("somebody whom the delegation registers", () => {
  async function added(invite: boolean) {
    const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
    const email = `${randomUUID()}@delegate.example`;
    return must(
      await addDelegate(focalPoint, {
        delegationId,
        requestKey: randomUUID(),
        categoryId: category.id,
        delegationRole: "EXPERT",
        familyName: "Rahimov",
        givenNames: "Karim",
        functionalTitle: "Expert",
        email,
        invite,
      }),
    );
  }

  test("is open to all focal points of the delegation", async () => {
    const { id } = await added(false);
    for (const ctx of [focalPoint, deputy]) expect(must(await getRegistration(ctx, id)).closed).toEqual([]);
  });

  test("is closed once invited to fill in alone, to whoever named the person too", async () => {
    const { id } = await added(true);
    expect(must(await getRegistration(focalPoint, id)).closed).toEqual(["document", "needs"]);
  });
});
