/** Longer than the slower of the two paths takes on a busy server. Milliseconds. */
const FLOOR = 400;

/**
 * Answers no sooner than a fixed time after the start, so that a clock does not tell a known address from an unknown
 * one (OWASP ASVS 6.3.8).
 */
export async function sameTime<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, FLOOR))]);
  return result;
}
