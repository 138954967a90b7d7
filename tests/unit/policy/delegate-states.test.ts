import { expect, test } from "vitest";
import { DELEGATE_STATES, isDecided, isEditableState } from "@/lib/policy/delegate-workflow";

test("the form is open in a draft and after a return, and nowhere else", () => {
  expect(DELEGATE_STATES.filter(isEditableState)).toEqual(["DRAFT", "RETURNED"]);
});

test("only the approved, refused, revoked, withdrawn and substituted wait for nobody", () => {
  expect(DELEGATE_STATES.filter(isDecided)).toEqual([
    "APPROVED",
    "REJECTED",
    "REVOKED",
    "WITHDRAWN",
    "SUBSTITUTED",
  ]);
});
