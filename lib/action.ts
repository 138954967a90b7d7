import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Ctx } from "@/lib/context";
import { refusalOfDatabaseError } from "@/lib/db/errors";
import { isOwnOrigin } from "@/lib/identity/origin";
import { countAttempt } from "@/lib/identity/rate-limit";
import { getContext } from "@/lib/identity/request-context";
import { log } from "@/lib/log";
import { dataProblem } from "@/lib/plain-data";
import { authorize } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import type { RateName } from "@/lib/policy/rates";
import { type Result, refusal, refuse } from "@/lib/result";

/** Who may call: holders of a permission, or everybody for the reason stated. */
export type EntryPolicy = Permission | { open: string };

export type EntryDefinition = { name: string; policy: EntryPolicy };

/** Where a test finds the policy row of an action or route. */
export const ENTRY = Symbol.for("placet.entry");

/** Most characters of an action's input unless it says otherwise; files go through routes. */
const MAX_INPUT = 64 * 1024;

type ActionDefinition<Input, Output> = EntryDefinition & {
  schema: z.ZodType<Input>;
  rate?: RateName;
  /** For lists that people paste; Next itself takes no more than 256 kB. */
  maxInput?: number;
  run: (ctx: Ctx, input: Input) => Promise<Result<Output>>;
};

/** Zod issues as field path → key of the namespace `validation`. */
export function fieldsOfIssues(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    const path = issue.path.join(".");
    fields[path] ??= /^[a-z][A-Za-z0-9.]*$/.test(issue.message) ? issue.message : "invalid";
  }
  return fields;
}

/** Who is counted by the rate limit: the account where there is one. */
export function accountOf(ctx: Ctx): string | null {
  if (ctx.actor.kind === "user") return ctx.actor.userId;
  return ctx.actor.kind === "registrant" ? ctx.actor.email : null;
}

/** Maps what was thrown: the database being away is expected; anything else is a bug, logged with the request id. */
export function refusalOfThrown(error: unknown, name: string, requestId: string) {
  const known = refusalOfDatabaseError(error);
  if (known?.code === "UNAVAILABLE") return refusal(known);
  log.error({ err: error, entry: name, requestId }, "unexpected error");
  return refuse("UNAVAILABLE", "unexpected", { values: { requestId } });
}

/**
 * Makes a server action. Every exported function of a `"use server"` file is a public endpoint, so each is made
 * here, where Origin, session, rate, size, strict schema and policy are checked in that order; the command then
 * checks scope and policy again on what it loads. Expected refusals are values; nothing that is thrown leaks.
 */
export function defineAction<Input, Output>(definition: ActionDefinition<Input, Output>) {
  const { name, policy, schema, rate = "write", maxInput = MAX_INPUT, run } = definition;
  const action = async (input: unknown): Promise<Result<Output>> => {
    let requestId = "";
    try {
      if (!isOwnOrigin(await headers())) return refuse("FORBIDDEN", "foreignOrigin");
      const ctx = await getContext();
      requestId = ctx.requestId;
      const limited = await countAttempt(rate, accountOf(ctx), ctx.address);
      if (limited) return refusal(limited);
      const unfit = dataProblem(input, maxInput);
      if (unfit === "tooLarge") return refuse("LIMIT", "tooLarge");
      if (unfit) return refuse("INVALID", "checkFields");
      const parsed = schema.safeParse(input);
      if (!parsed.success) {
        return refuse("INVALID", "checkFields", { fields: fieldsOfIssues(parsed.error.issues) });
      }
      const denied = typeof policy === "string" ? authorize(ctx, policy) : undefined;
      if (denied) return refusal(denied);
      return await run(ctx, parsed.data);
    } catch (error) {
      unstable_rethrow(error);
      return refusalOfThrown(error, name, requestId);
    }
  };
  return Object.assign(action, { [ENTRY]: { name, policy } satisfies EntryDefinition });
}
