"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Result } from "@/lib/result";

export type Action<Output> = (input: unknown) => Promise<Result<Output>>;

/** `message` is the key in the namespace `errors`, for forms that offer a way on. */
export type Problem = { text: string; code: string; message: string; fields: Record<string, string> };

/**
 * Sends a form to its action: one at a time, what was typed stays, a lost line is told in words. Gives the problem in
 * the person's language, or hands the value to `onDone`.
 */
export function useSubmit<Output>(action: Action<Output>, onDone: (value: Output) => void) {
  const say = useTranslations("errors");
  const field = useTranslations("validation");
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (input: unknown) =>
    start(async () => {
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
