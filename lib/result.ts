import type { ErrorCode, Refusal } from "@/lib/errors";

/** What every command, query and action gives: a value, or a refusal with one of seven codes. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Refusal };

/** Wraps a value. */
export function ok(): Result<undefined>;
export function ok<T>(value: T): Result<T>;
export function ok<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

/** Builds a refusal; `message` is a key of the namespace `errors`. */
export function refuse(
  code: ErrorCode,
  message: string,
  extra: Pick<Refusal, "values" | "fields"> = {},
): { ok: false; error: Refusal } {
  return { ok: false, error: { code, message, ...extra } };
}

/** Turns a refusal from `authorize` and its like into a result. */
export function refusal(error: Refusal): { ok: false; error: Refusal } {
  return { ok: false, error };
}
