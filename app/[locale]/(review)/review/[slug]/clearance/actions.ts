"use server";

import { defineAction } from "@/lib/action";
import { askPerson } from "@/lib/screening/commands/ask-person";
import { askWaiver } from "@/lib/screening/commands/ask-waiver";
import { enterMatch } from "@/lib/screening/commands/enter-match";
import { resumeVetting } from "@/lib/screening/commands/resume-vetting";
import { settleClearance } from "@/lib/screening/commands/settle-clearance";
import { takeFile } from "@/lib/screening/commands/take-file";
import { writeNote } from "@/lib/screening/commands/write-note";
import {
  askPersonSchema,
  askWaiverSchema,
  clearanceFileSchema,
  clearanceNoteSchema,
  possibleMatchSchema,
  settleClearanceSchema,
} from "@/lib/screening/schema";

export const takeFileAction = defineAction({
  name: "clearance.take",
  policy: "clearance.decide",
  schema: clearanceFileSchema,
  run: takeFile,
});

export const resumeVettingAction = defineAction({
  name: "clearance.resume",
  policy: "clearance.decide",
  schema: clearanceFileSchema,
  run: resumeVetting,
});

export const writeNoteAction = defineAction({
  name: "clearance.note",
  policy: "clearance.decide",
  schema: clearanceNoteSchema,
  run: writeNote,
});

export const enterMatchAction = defineAction({
  name: "clearance.enterMatch",
  policy: "clearance.decide",
  schema: possibleMatchSchema,
  run: enterMatch,
});

export const askPersonAction = defineAction({
  name: "clearance.ask",
  policy: "clearance.decide",
  schema: askPersonSchema,
  run: askPerson,
});

export const settleClearanceAction = defineAction({
  name: "clearance.settle",
  policy: "clearance.decide",
  schema: settleClearanceSchema,
  run: settleClearance,
});

export const askWaiverAction = defineAction({
  name: "waiver.ask",
  policy: "clearance.waive",
  schema: askWaiverSchema,
  run: askWaiver,
});
