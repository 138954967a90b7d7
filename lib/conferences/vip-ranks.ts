/**
 * Ranks that protocol services receive by rules of their own, the highest first (ladder of precedence at conferences of
 * States; passes without a photo as at UN headquarters). A conference lists which of them it receives so, and how.
 */
export const PROTOCOL_RANKS = [
  "HEAD_OF_STATE",
  "CROWN_PRINCE",
  "HEAD_OF_GOVERNMENT",
  "VICE_PRESIDENT",
  "SPOUSE_OF_HEAD",
  "DEPUTY_HEAD_OF_GOVERNMENT",
  "SPEAKER_OF_PARLIAMENT",
  "FOREIGN_MINISTER",
  "MINISTER",
  "HEAD_OF_ORGANIZATION",
  "DEPUTY_MINISTER",
  "AMBASSADOR",
] as const;
export type ProtocolRank = (typeof PROTOCOL_RANKS)[number];

/** A stored rank as one of them; null for a word that this version does not know. */
export function protocolRankOf(word: string | null): ProtocolRank | null {
  return PROTOCOL_RANKS.find((rank) => rank === word) ?? null;
}

/**
 * What stands against the fast track of an invited person (practice table, R35), by the conference's list as it is now.
 * @param listed the entry of the person's rank; undefined when the list has none
 * @returns keys of the namespace `errors` by guard; empty when the way is free
 */
export function fastTrackObstacles(
  listed: { photoOptional: boolean } | undefined,
  hasPhoto: boolean,
): { rankOnList?: "rankNotOnList"; photoUnlessOptional?: "photoNeeded" } {
  if (!listed) return { rankOnList: "rankNotOnList" };
  return hasPhoto || listed.photoOptional ? {} : { photoUnlessOptional: "photoNeeded" };
}
