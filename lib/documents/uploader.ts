import type { Actor } from "@/lib/context";

/** Whose an upload is: an account's, or a person's who signed in by the verified address, in that conference. */
export type Uploader = { ownerUserId: string } | { ownerEmail: string; conferenceId: string };

/** The actor as the owner of uploads; null for those who send none. */
export function uploaderOf(actor: Actor): Uploader | null {
  if (actor.kind === "user") return { ownerUserId: actor.userId };
  if (actor.kind === "registrant") return { ownerEmail: actor.email, conferenceId: actor.conferenceId };
  return null;
}
