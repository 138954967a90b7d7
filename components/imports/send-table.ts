import { type Result, refuse } from "@/lib/result";

export type TableToSend = { query: Record<string, string>; file: File };

/**
 * Sends a table as the body of one request; the server knows the same import again when it is sent twice.
 * @throws TypeError when the line is down
 */
export async function sendTable(input: unknown): Promise<Result<{ importId: string }>> {
  const { query, file } = input as TableToSend;
  const response = await fetch(`/api/imports?${new URLSearchParams(query)}`, { method: "POST", body: file });
  const answer = (await response.json().catch(() => null)) as {
    value?: { importId: string };
    error?: { code: string };
  } | null;
  if (answer?.value) return { ok: true, value: answer.value };
  return answer?.error
    ? ({ ok: false, error: answer.error } as Result<never>)
    : refuse("UNAVAILABLE", "offline");
}
