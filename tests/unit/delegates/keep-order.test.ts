import fc from "fast-check";
import { expect, test } from "vitest";
import { keepOrder } from "@/lib/delegates/keep-order";
import { precedenceMark } from "@/lib/delegates/precedence-mark";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });

test("an unsaved order keeps who stays, drops who left, and puts who came last", () => {
  fc.assert(
    fc.property(ids, ids, (own, now) => {
      const order = keepOrder(
        own,
        now.map((id) => ({ id })),
      ).map(({ id }) => id);
      expect([...order].sort()).toEqual([...now].sort());
      const stayed = own.filter((id) => now.includes(id));
      expect(order.slice(0, stayed.length)).toEqual(stayed);
    }),
  );
});

test("the mark tells orders apart, and does not see who has no place in it", () => {
  const person = (id: string, precedence: number | null) => ({ id, precedence });
  const saved = [person("a", 1), person("b", 2)];
  expect(precedenceMark([...saved, person("c", null)])).toBe(precedenceMark(saved.toReversed()));
  expect(precedenceMark([person("a", 2), person("b", 1)])).not.toBe(precedenceMark(saved));
});
