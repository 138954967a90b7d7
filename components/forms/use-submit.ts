"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { MOST_LINES_INPUT } from "@/lib/organizations/lines-limit";
import type { Result } from "@/lib/result";

export type Action<Output> = (input: unknown) => Promise<Result<Output>>;

/** `message` is the key in the namespace `errors`, for forms that offer a way on. */
export type Problem = { text: string; code: string; message: string; fields: Record<string, string> };

/** How many bytes one sending takes, and the key of the namespace `errors` that says what to do instead. */
export type InputLimit = { most: number; message: "linesTooLarge" };

/** For the lines of a paper. */
export const LINES_LIMIT: InputLimit = { most: MOST_LINES_INPUT, message: "linesTooLarge" };

/**
 * Sends a form to its action: one at a time, what was typed stays, a lost line is told in words. Gives the problem in
 * the person's language, or hands the value to `onDone`.
 */
export function useSubmit<Output>(
  action: Action<Output>,
  onDone: (value: Output) => void,
  limit?: InputLimit,
) {
  const say = useTranslations("errors");
  const field = useTranslations("validation");
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (input: unknown) =>
    start(async () => {
      // Too much for one sending never arrives, which would look like a lost line.
      if (limit && new TextEncoder().encode(JSON.stringify(input)).length > limit.most) {
        setProblem({ text: say(limit.message), code: "LIMIT", message: limit.message, fields: {} });
        return;
      }
      let result: Result<Output>;
      try {
        result = await action(input);
      } catch {
        setProblem({ text: say("offline"), code: "UNAVAILABLE", message: "offline", fields: {} });
        return;
      }
      if (result.ok) {
        setProblem(null);
        onDone(result.value);
        return;
      }
      const { code, message, values, fields = {} } = result.error;
      const words = Object.entries(fields).map(([path, key]) => [path, field(key as never)]);
      const text = say(message as never, values as never);
      setProblem({ text, code, message, fields: Object.fromEntries(words) });
    });
  return { submit, busy, problem, setProblem };
}
