import type { Question } from "@/lib/home/question";
import { ACCREDITATION_APPROVER } from "@/lib/home/questions/accreditation-approver";
import { ADMINISTRATOR } from "@/lib/home/questions/administrator";
import { APPEAL_AUTHORITY } from "@/lib/home/questions/appeal-authority";
import { AUDITOR } from "@/lib/home/questions/auditor";
import { BADGE_DESK } from "@/lib/home/questions/badge-desk";
import { DATA_PROTECTION_OFFICER } from "@/lib/home/questions/data-protection-officer";
import { FOCAL_POINT } from "@/lib/home/questions/focal-point";
import { GATE_GUARD } from "@/lib/home/questions/gate-guard";
import { HOST_FOCAL_POINT } from "@/lib/home/questions/host-focal-point";
import { LOGISTICS_OFFICER } from "@/lib/home/questions/logistics-officer";
import { MEDIA_OFFICER } from "@/lib/home/questions/media-officer";
import { PROTOCOL_OFFICER } from "@/lib/home/questions/protocol-officer";
import { REGISTRATION_OFFICER } from "@/lib/home/questions/registration-officer";
import { SENIOR_APPROVER } from "@/lib/home/questions/senior-approver";
import { SUBSTANTIVE_REVIEWER } from "@/lib/home/questions/substantive-reviewer";
import { VETTING_OFFICER } from "@/lib/home/questions/vetting-officer";
import type { Role } from "@/lib/policy/roles";

/** What each role is asked for; delegates have their registrations, and no home. */
export const QUESTIONS: Record<Role, readonly Question[]> = {
  hostFocalPoint: HOST_FOCAL_POINT,
  missionFocalPoint: FOCAL_POINT,
  organizationFocalPoint: FOCAL_POINT,
  delegate: [],
  registrationOfficer: REGISTRATION_OFFICER,
  substantiveReviewer: SUBSTANTIVE_REVIEWER,
  vettingOfficer: VETTING_OFFICER,
  protocolOfficer: PROTOCOL_OFFICER,
  accreditationApprover: ACCREDITATION_APPROVER,
  seniorApprover: SENIOR_APPROVER,
  appealAuthority: APPEAL_AUTHORITY,
  badgeDeskOperator: BADGE_DESK,
  badgeDeskLead: BADGE_DESK,
  gateGuard: GATE_GUARD,
  mediaOfficer: MEDIA_OFFICER,
  logisticsOfficer: LOGISTICS_OFFICER,
  administrator: ADMINISTRATOR,
  auditor: AUDITOR,
  dataProtectionOfficer: DATA_PROTECTION_OFFICER,
};
