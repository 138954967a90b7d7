import { readFileSync } from "node:fs";
import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Address people type; Host, Origin and links are checked against it. */
  APP_URL: z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin),
  /** JSON {"current": "id", "keys": {"id": "<32 bytes base64>"}} for document numbers and second factors. */
  FIELD_KEYS: z.string().min(1),
  /** 32 bytes base64: keyed hash for equality of document numbers. */
  FIELD_HASH_KEY: z.string().min(1),
  /** JSON {"current": "id", "keys": {"id": {"private": "<PKCS8 base64>", "public": "<SPKI base64>"}}}. */
  BADGE_KEYS: z.string().min(1),
  FILES_DIR: z.string().min(1),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default("Placet <no-reply@placet.example>"),
  /** Number of proxies in front whose X-Forwarded-For is believed; 0 takes none. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DEMO: flag,
});

export type Env = z.infer<typeof schema>;

/** Settings that hold secrets may come from a file named by NAME_FILE instead. */
const FILE_SETTINGS = ["DATABASE_URL", "FIELD_KEYS", "FIELD_HASH_KEY", "BADGE_KEYS", "SMTP_URL"] as const;

/**
 * Reads and checks the settings.
 * @param source the process environment
 * @throws Error with one line per missing or wrong setting, never with its value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const values: Record<string, string | undefined> = { ...source };
  for (const name of FILE_SETTINGS) {
    const path = source[`${name}_FILE`];
    if (!values[name] && path) values[name] = readFileSync(path, "utf8").trim();
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Setting missing or wrong. See .env.example.\n${lines.join("\n")}`);
}

let cached: Env | undefined;

/** The checked settings of this process, read on first use so that a build needs none. */
export const env: Env = new Proxy({} as Env, {
  get(_target, name) {
    cached ??= parseEnv(process.env);
    return cached[name as keyof Env];
  },
});
