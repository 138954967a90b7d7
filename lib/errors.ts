/**
 * The seven codes with which anything in Placet may refuse. UNAUTHENTICATED: sign in first. FORBIDDEN: seen, but
 * not allowed. NOT_FOUND: does not exist or may not be seen. INVALID: the input breaks a rule. CONFLICT: the state
 * or version has moved on. LIMIT: too many or too much. UNAVAILABLE: try again later.
 */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "INVALID",
  "CONFLICT",
  "LIMIT",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected refusal. It crosses the wire, so it carries message keys and never a person's data. */
export type Refusal = {
  code: ErrorCode;
  /** Key in the message namespace `errors`. */
  message: string;
  values?: Record<string, string | number>;
  /** Field path → key in the message namespace `validation`. */
  fields?: Record<string, string>;
};

/** HTTP status for each code (RFC 9110). */
export const STATUS_OF: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  LIMIT: 429,
  UNAVAILABLE: 503,
};
