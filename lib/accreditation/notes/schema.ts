import { z } from "zod";
import { personProse } from "@/lib/i18n/text-hygiene";
import { NOTE_AUDIENCES } from "@/lib/policy/notes";

export const MOST_MENTIONS = 20;

export const writeNoteSchema = z.strictObject({
  /** Made with the page, so that a double click writes one note. */
  noteId: z.uuid(),
  delegateId: z.uuid(),
  audience: z.enum(NOTE_AUDIENCES, "chooseOne"),
  text: personProse(2000),
  /** Colleagues who are told. */
  mentions: z.array(z.uuid()).max(MOST_MENTIONS, "tooMany"),
});
export type WriteNoteInput = z.infer<typeof writeNoteSchema>;

export const markMentionSeenSchema = z.strictObject({ noteId: z.uuid() });
