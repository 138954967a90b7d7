"use server";

import { defineAction } from "@/lib/action";
import { decideMatch } from "@/lib/delegates/commands/decide-match";
import { decideMatchSchema } from "@/lib/delegates/schema/nominations";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { beginUploadSchema, finishUploadSchema } from "@/lib/documents/schema";
import { changeNominationLines } from "@/lib/organizations/commands/change-nomination-lines";
import { judgeNominationDocument } from "@/lib/organizations/commands/judge-nomination-document";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { MOST_LINES_INPUT } from "@/lib/organizations/lines-limit";
import {
  changeNominationLinesSchema,
  judgeNominationDocumentSchema,
  recordNominationDocumentSchema,
} from "@/lib/organizations/schema";

export const beginUploadAction = defineAction({
  name: "uploads.begin",
  policy: "nomination.record",
  schema: beginUploadSchema,
  run: beginUpload,
});

export const finishUploadAction = defineAction({
  name: "uploads.finish",
  policy: "nomination.record",
  schema: finishUploadSchema,
  run: finishUpload,
});

export const recordDocumentAction = defineAction({
  name: "nominationDocument.record",
  policy: "nomination.record",
  schema: recordNominationDocumentSchema,
  maxInput: MOST_LINES_INPUT,
  run: recordNominationDocument,
});

export const changeLinesAction = defineAction({
  name: "nominationDocument.change",
  policy: "nomination.record",
  schema: changeNominationLinesSchema,
  maxInput: MOST_LINES_INPUT,
  run: changeNominationLines,
});

export const judgeDocumentAction = defineAction({
  name: "nominationDocument.judge",
  policy: "nomination.verify",
  schema: judgeNominationDocumentSchema,
  run: judgeNominationDocument,
});

export const decideMatchAction = defineAction({
  name: "nominationMatch.decide",
  policy: "nomination.verify",
  schema: decideMatchSchema,
  run: decideMatch,
});
