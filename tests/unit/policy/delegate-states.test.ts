import { expect, test } from "vitest";
import { DELEGATE_STATES, isDecided } from "@/lib/policy/delegate-states";
import { isEditableState } from "@/lib/policy/delegate-workflow";

test("the form is open in a draft and after a return, and nowhere else", () => {
  expect(DELEGATE_STATES.filter(isEditableState)).toEqual(["DRAFT", "RETURNED"]);
});

test("whoever is decided, held, gone or closed waits for nobody in the workflow", () => {
  expect(DELEGATE_STATES.filter(isDecided)).toEqual([
    "APPROVED",
    "REJECTED",
    "SUSPENDED",
    "REVOKED",
    "WITHDRAWN",
    "SUBSTITUTED",
    "LAPSED",
    "CLOSED",
    "PURGED",
  ]);
});
