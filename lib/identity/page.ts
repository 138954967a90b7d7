import "server-only";
import { forbidden, notFound, unauthorized } from "next/navigation";
import type { Result } from "@/lib/result";

/**
 * The value of a query, for pages: what may not be seen does not exist (404), what needs a sign-in shows the way to
 * it (401), what is seen but not allowed says so (403). Other refusals reach the error page.
 */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  switch (result.error.code) {
    case "UNAUTHENTICATED":
      unauthorized();
      break;
    case "FORBIDDEN":
      forbidden();
      break;
    case "NOT_FOUND":
      notFound();
      break;
    default:
      throw new Error(`page refused: ${result.error.code} ${result.error.message}`);
  }
}
