import { beforeAll, describe, expect, test } from "vitest";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { findAtDesk } from "@/lib/badges/queries/find-at-desk";
import type { Ctx } from "@/lib/context";
import { foundConference, staff } from "@/tests/integration/badges/fixture";
import { inviteState, moveTo, must, NOW } from "@/tests/integration/documents/fixture";
import { fill, openDraft } from "./draft";

const PEOPLE = [
  ["Yusufzoda", "Gulbahor", "Гулбаҳор Юсуфзода", "tg"],
  ["Hosseinzadeh", "Mohammad Reza", "محمدرضا حسین‌زاده", "fa"],
  ["Ouyang", "Jianguo", "欧阳建国", "zh"],
  ["Müller-Lüdenscheidt", "Käthe", "", ""],
  ["Al-Haddad", "Abdulrahman", "عبد الرحمن الحداد", "ar"],
] as const;

let conferenceId: string;
let officer: Ctx;
let desk: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  desk = await staff("badgeDeskOperator", conferenceId, NOW);
  const delegationId = await inviteState(conferenceId);
  for (const [familyName, givenNames, nativeName, nativeLanguage] of PEOPLE) {
    const draft = await openDraft(conferenceId);
    await fill(draft, "identity", {
      familyName,
      givenNames,
      nativeName,
      nativeLanguage,
      nameOrder: "GIVEN_FAMILY",
    });
    await moveTo(draft.id, "SUBMITTED", delegationId);
  }
  const hidden = await openDraft(conferenceId);
  await fill(hidden, "identity", { familyName: "Yusufzoda", givenNames: "Draft" });
});

async function found(text: string): Promise<string[]> {
  const queue = must(await getReviewQueue(officer, conferenceId, { q: text })).rows.map(({ name }) => name);
  const hits = must(await findAtDesk(desk, { conferenceId, text })).hits.map(({ name }) => name);
  expect(hits.sort()).toEqual(queue.sort());
  return queue;
}

describe("queue and desk find", () => {
  test.each([
    ["Юсуфзода", "Gulbahor YUSUFZODA"],
    ["юсуф", "Gulbahor YUSUFZODA"],
    ["Iusufzoda", "Gulbahor YUSUFZODA"],
    ["gulbahor yusufzade", "Gulbahor YUSUFZODA"],
    ["Гулбаҳор", "Gulbahor YUSUFZODA"],
    ["حسین زاده", "Mohammad Reza HOSSEINZADEH"],
    ["Husseinzade", "Mohammad Reza HOSSEINZADEH"],
    ["Mohammadreza", "Mohammad Reza HOSSEINZADEH"],
    ["欧阳", "Jianguo OUYANG"],
    ["建国", "Jianguo OUYANG"],
    ["Mueller", "Käthe MÜLLER-LÜDENSCHEIDT"],
    ["ludenscheidt kathe", "Käthe MÜLLER-LÜDENSCHEIDT"],
    ["الحداد", "Abdulrahman AL-HADDAD"],
    ["Abdul Rahman", "Abdulrahman AL-HADDAD"],
  ])("%s: %s, and no draft", async (text, name) => {
    expect(await found(text)).toEqual([name]);
  });

  test.each(["Nobody", "!!!", '\'; DROP TABLE "Delegate"; --', "%", "\u0000", "{}", "欧建"])(
    "nobody by %j",
    async (text) => {
      expect(await found(text)).toEqual([]);
    },
  );
});
