import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ENTRY, type EntryDefinition } from "@/lib/action";
import { db } from "@/lib/db/client";
import type { Result } from "@/lib/result";

type Action = (input: unknown) => Promise<Result<unknown>>;
type Handler = (
  request: Request,
  context?: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

export type Endpoint = EntryDefinition & { path: string } & (
    | { kind: "action"; call: Action }
    | { kind: "route"; method: string; call: Handler }
  );

async function load(path: string): Promise<Endpoint[]> {
  const loaded: Record<string, unknown> = await import(/* @vite-ignore */ resolve(path));
  return Object.entries(loaded).flatMap(([name, value]): Endpoint[] => {
    const entry = typeof value === "function" ? (value as { [ENTRY]?: EntryDefinition })[ENTRY] : undefined;
    if (!entry) return [];
    const about = { ...entry, path };
    return path.endsWith("route.ts")
      ? [{ ...about, kind: "route", method: name, call: value as Handler }]
      : [{ ...about, kind: "action", call: value as Action }];
  });
}

/** Everything that the outside can call: exports of server files, and methods of routes. */
export async function allEndpoints(): Promise<Endpoint[]> {
  const files = globSync("app/**/*.ts").filter(
    (path) => path.endsWith("/route.ts") || readFileSync(path, "utf8").startsWith('"use server"'),
  );
  return (await Promise.all(files.map(load))).flat();
}

export type Call = { input?: Record<string, unknown>; params?: Record<string, string>; body?: string };
export type Answer = {
  ok: boolean;
  code?: string | undefined;
  message?: string | undefined;
  /** All that was said, as text. */
  said: string;
};

const SITE = "http://localhost:3000";

/** Calls an endpoint and gives its answer in one form. */
export async function callEndpoint(endpoint: Endpoint, call: Call, headers: Headers): Promise<Answer> {
  if (endpoint.kind === "action") {
    const result = await endpoint.call(call.input);
    const said = JSON.stringify(result);
    return result.ok
      ? { ok: true, said }
      : { ok: false, code: result.error.code, message: result.error.message, said };
  }
  const query = endpoint.path.includes("[") ? "" : `?${new URLSearchParams(call.params)}`;
  const sent = new Headers(headers);
  const body = call.body === undefined ? null : new TextEncoder().encode(call.body);
  if (body) sent.set("content-length", String(body.length));
  const request = new Request(`${SITE}/api${query}`, { method: endpoint.method, headers: sent, body });
  const params = Promise.resolve(endpoint.path.includes("[") ? { ...call.params } : {});
  const response = await endpoint.call(request, { params });
  const said = await response.text();
  if (response.status < 400) return { ok: true, said };
  const { error } = JSON.parse(said) as { error: { code: string; message: string } };
  return { ok: false, code: error.code, message: error.message, said };
}

/** A digest of every table but the counters of limits. */
export async function worldState(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'rate_limit' ORDER BY 1`;
  const digests: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ digest: string }[]>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
    );
    digests.push(`${name} ${row?.digest}`);
  }
  return digests;
}
