import pino from "pino";
import { env } from "@/lib/env";

/** Structured log without people's data: ids, codes and durations only. */
export const log = pino({
  level: env.LOG_LEVEL,
  redact: { paths: ["*.email", "*.name", "*.token", "*.password", "*.number"], censor: "[masked]" },
});
