import { createHash } from "node:crypto";

/**
 * Tells one saved order of precedence from another. People without a place in it do not count: somebody who registers
 * meanwhile does not undo what a focal point is ordering.
 */
export function precedenceMark(people: readonly { id: string; precedence: number | null }[]): string {
  const placed = people.flatMap(({ id, precedence }) => (precedence === null ? [] : [{ id, precedence }]));
  const order = placed.toSorted((a, b) => a.precedence - b.precedence).map(({ id }) => id);
  return createHash("sha256").update(order.join()).digest("base64url");
}
