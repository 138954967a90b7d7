import type { CreateConferenceInput } from "@/lib/conferences/schema";

/** Whom the protocol of the demo conference receives by the fast track: the gold pass for heads of State and Government. */
export const VIP_RANKS: CreateConferenceInput["vipRanks"] = [
  { code: "HEAD_OF_STATE", photoOptional: true, categoryCode: "HG" },
  { code: "CROWN_PRINCE", photoOptional: true, categoryCode: "HG" },
  { code: "HEAD_OF_GOVERNMENT", photoOptional: true, categoryCode: "HG" },
  { code: "VICE_PRESIDENT", photoOptional: true, categoryCode: "HG" },
  { code: "SPOUSE_OF_HEAD", photoOptional: true, categoryCode: "HG" },
  { code: "DEPUTY_HEAD_OF_GOVERNMENT", photoOptional: false, categoryCode: "HD" },
  { code: "FOREIGN_MINISTER", photoOptional: false, categoryCode: "HD" },
  { code: "MINISTER", photoOptional: false, categoryCode: "HD" },
];
