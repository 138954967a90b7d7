import { beforeEach, expect, test, vi } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { inviteState } from "@/tests/integration/documents/fixture";
import { committed, countBy, foundConference, imported, member, previewed } from "./fixture";

let conferenceId: string;
let delegationId: string;
let focal: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
});

const lettersOf = (number: number) =>
  [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

const HEADER = "category,family_name,given_names,date_of_birth,document_number,document_issuer,dietary";
const people = (count: number) =>
  `${HEADER}\n${Array.from(
    { length: count },
    (_, at) =>
      `DL,Fam${lettersOf(at)},Given,1980-01-02,${at % 3 === 0 ? "," : `N${1_000_000 + at},NOR`},${at % 2 ? "halal" : ""}`,
  ).join("\n")}\n`;

test("people are written in pieces, with an entry of the audit each, and the chain holds", async () => {
  const errors = vi.spyOn(log, "error");
  const importId = await imported(focal, "DELEGATES", { delegationId }, people(120));
  expect(errors).not.toHaveBeenCalled();
  expect(await countBy(importId, "state")).toEqual({ WRITTEN: 120 });
});
