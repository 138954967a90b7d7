import { z } from "zod";

/** An e-mail address, as typed but for surrounding space; at most 254 characters (RFC 5321). */
export const emailAddress = z
  .string("required")
  .trim()
  .min(1, "required")
  .max(254, "emailInvalid")
  .pipe(z.email("emailInvalid"));
