import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { accountOf, ENTRY, type EntryDefinition, fieldsOfIssues, refusalOfThrown } from "@/lib/action";
import type { Ctx } from "@/lib/context";
import { type Refusal, STATUS_OF } from "@/lib/errors";
import { isOwnOrigin } from "@/lib/identity/origin";
import { countAttempt } from "@/lib/identity/rate-limit";
import { getContext } from "@/lib/identity/request-context";
import { authorize } from "@/lib/policy/can";
import type { RateName } from "@/lib/policy/rates";
import type { Result, refuse } from "@/lib/result";
import { apiHeaders } from "@/lib/security-headers";

type RouteArguments<Params> = { request: Request; params: Params };

type RouteDefinition<Params> = EntryDefinition & {
  /** Path and query parameters together, as strings. */
  params?: z.ZodType<Params>;
  /** null: not counted, so that it answers when the database is away. */
  rate?: RateName | null;
  /** Why a method that changes something takes requests from any origin. */
  anyOrigin?: string;
  /** Largest body in bytes, by Content-Length; a method with a body must state it. */
  maxBytes?: number;
  run: (ctx: Ctx, args: RouteArguments<Params>) => Promise<Response | Result<unknown>>;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

const SAFE_METHODS = new Set(["GET", "HEAD"]);

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders())) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

/** A body that is too large has a status of its own (RFC 9110, 15.5.14); the other limits are of rate. */
function statusOf({ code, message }: Refusal): number {
  return message === "tooLarge" ? 413 : STATUS_OF[code];
}

/** The answer to a refusal: its code and message key as JSON with the matching status. */
export function refusalResponse(error: Refusal): Response {
  const retry = error.code === "LIMIT" ? Number(error.values?.minutes ?? 1) * 60 : 5;
  const headers: Record<string, string> =
    error.code === "LIMIT" || error.code === "UNAVAILABLE" ? { "retry-after": String(retry) } : {};
  return withHeaders(Response.json({ error }, { status: statusOf(error), headers }));
}

function tooLarge({ body, headers }: Request, maxBytes: number | undefined): boolean {
  const length = headers.get("content-length");
  // The server may hand over an empty stream: a body is what these two headers announce (RFC 9112, 6).
  if (maxBytes === undefined) return headers.has("transfer-encoding") || Number(length ?? 0) !== 0;
  if (body === null) return false;
  const declared = Number(length ?? Number.NaN);
  return !Number.isSafeInteger(declared) || declared > maxBytes;
}

/**
 * Makes a method of a route handler: Origin (for methods that change something), session, rate, size, strict
 * parameters and policy in that order, then `run`, which checks scope on what it loads. Refusals and errors become
 * JSON with the right status; every answer carries the security headers and is not cached.
 */
export function defineRoute<Params = Record<string, never>>(definition: RouteDefinition<Params>) {
  const { name, policy, rate = "read", maxBytes, anyOrigin, run } = definition;
  const schema = (definition.params ?? z.strictObject({})) as z.ZodType<Params>;
  const handler = async (request: Request, context?: RouteContext): Promise<Response> => {
    let requestId = "";
    try {
      if (!anyOrigin && !SAFE_METHODS.has(request.method) && !isOwnOrigin(request.headers)) {
        return refusalResponse({ code: "FORBIDDEN", message: "foreignOrigin" });
      }
      const ctx = await getContext();
      requestId = ctx.requestId;
      const limited = rate === null ? undefined : await countAttempt(rate, accountOf(ctx), ctx.address);
      if (limited) return refusalResponse(limited);
      if (tooLarge(request, maxBytes)) return refusalResponse({ code: "LIMIT", message: "tooLarge" });
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const parsed = schema.safeParse({ ...query, ...(await context?.params) });
      if (!parsed.success) {
        const fields = fieldsOfIssues(parsed.error.issues);
        return refusalResponse({ code: "INVALID", message: "checkFields", fields });
      }
      const denied = typeof policy === "string" ? authorize(ctx, policy) : undefined;
      if (denied) return refusalResponse(denied);
      const answer = await run(ctx, { request, params: parsed.data });
      if (answer instanceof Response) return withHeaders(answer);
      return answer.ok ? withHeaders(Response.json({ value: answer.value })) : refusalResponse(answer.error);
    } catch (error) {
      unstable_rethrow(error);
      const { error: told } = refusalOfThrown(error, name, requestId) as ReturnType<typeof refuse>;
      return refusalResponse(told);
    }
  };
  return Object.assign(handler, { [ENTRY]: { name, policy } satisfies EntryDefinition });
}
