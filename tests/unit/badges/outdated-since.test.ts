import { expect, test } from "vitest";
import { addedSince, changedSince, changesFace, type LoggedChange } from "@/lib/badges/outdated-since";
import { DELEGATE_STATES, takesPlace } from "@/lib/policy/delegate-states";

const day = (date: number) => new Date(Date.UTC(2027, 1, date));
const change = (field: string) => ({ [field]: { before: "[apart]", after: "[apart]" } });
const entry = (part: Partial<LoggedChange>): LoggedChange => ({
  at: day(10),
  action: "registration.saved",
  subjectType: "delegate",
  changes: null,
  details: null,
  ...part,
});

test("only what is printed changes a face", () => {
  for (const field of ["familyName", "nativeName", "functionalTitle", "photoId", "categoryId"])
    expect(changesFace(entry({ changes: change(field) })), field).toBe(true);
  for (const field of ["email", "birthDate", "needs", "name", "type"])
    expect(changesFace(entry({ changes: change(field) })), field).toBe(false);
  const ofOrganization = { subjectType: "organization", action: "organization.changed" };
  expect(changesFace(entry({ ...ofOrganization, changes: change("name") }))).toBe(true);
  expect(changesFace(entry({ ...ofOrganization, changes: change("aliases") }))).toBe(false);
});

test("an accepted wish names its fields apart, an undone merge none", () => {
  const accepted = { action: "identityChange.accepted", changes: change("state") };
  expect(changesFace(entry({ ...accepted, details: { fields: ["nativeName"] } }))).toBe(true);
  expect(changesFace(entry({ ...accepted, details: { fields: ["number"] } }))).toBe(false);
  expect(changesFace(entry({ action: "duplicate.mergeUndone" }))).toBe(true);
});

test("the first change after the signature counts, none before it and no other one", () => {
  const told = [
    entry({ at: day(9), changes: change("functionalTitle") }),
    entry({ at: day(3), changes: change("functionalTitle") }),
    entry({ at: day(6), changes: change("email") }),
    entry({ at: day(7), changes: change("photoId") }),
  ];
  expect(changedSince(day(5), told)).toEqual(day(7));
  expect(changedSince(day(9), told)).toBeNull();
  expect(changedSince(day(5), [])).toBeNull();
});

test("who came later came with the first decision that gave a place", () => {
  for (const toState of DELEGATE_STATES) {
    const since = addedSince(day(5), [{ toState, createdAt: day(8) }]);
    expect(since, toState).toEqual(takesPlace(toState) ? day(8) : null);
  }
  const decisions = [
    { toState: "APPROVED" as const, createdAt: day(9) },
    { toState: "SUBMITTED" as const, createdAt: day(6) },
    { toState: "SUBMITTED" as const, createdAt: day(2) },
  ];
  expect(addedSince(day(5), decisions)).toEqual(day(6));
});
