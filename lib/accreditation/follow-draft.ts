/**
 * The text of a decision after another reason was chosen: it follows the draft of the reason until somebody has written
 * something of their own, which stays.
 * @param drafts the draft of each reason
 */
export function followDraft(
  drafts: Readonly<Record<string, string>>,
  text: string,
  { from, to }: { from: string; to: string },
): string {
  const isOwn = text.trim() !== "" && text !== drafts[from];
  return isOwn ? text : (drafts[to] ?? "");
}
