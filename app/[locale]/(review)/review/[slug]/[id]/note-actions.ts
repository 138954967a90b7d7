"use server";

import { assignDossier } from "@/lib/accreditation/assignment/commands/assign-dossier";
import { assignDossierSchema } from "@/lib/accreditation/assignment/schema";
import { markMentionSeen } from "@/lib/accreditation/notes/commands/mark-mention-seen";
import { writeNote } from "@/lib/accreditation/notes/commands/write-note";
import { markMentionSeenSchema, writeNoteSchema } from "@/lib/accreditation/notes/schema";
import { defineAction } from "@/lib/action";

export const writeNoteAction = defineAction({
  name: "note.write",
  policy: "note.write",
  schema: writeNoteSchema,
  run: writeNote,
});

export const markMentionSeenAction = defineAction({
  name: "mention.markSeen",
  policy: "delegate.read",
  schema: markMentionSeenSchema,
  run: markMentionSeen,
});

export const assignDossierAction = defineAction({
  name: "dossier.assign",
  policy: "dossier.assign",
  schema: assignDossierSchema,
  run: assignDossier,
});
