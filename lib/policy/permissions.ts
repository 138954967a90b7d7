/** Everything anyone may do in Placet. Letters are the codes of the role matrix in the domain's practice guides. */
export const PERMISSIONS = [
  // O – organizations and quotas
  "organization.read",
  "organization.manage",
  // N – nomination documents
  "nomination.record",
  "nomination.verify",
  // C – registrations
  "registration.create",
  "registration.edit",
  "registration.submit",
  "registration.withdraw",
  "registration.substitute",
  "registration.appeal",
  // S – endorsement by the focal point
  "registration.endorse",
  // Spreadsheets and photos brought in at once
  "import.make",
  // Two registrations of one person
  "duplicate.decide",
  // Dossiers of other people: data without passport, needs or clearance
  "delegate.read",
  // K – completeness, which starts the reviews, and return; what reviewers ask goes through the officer
  "review.start",
  "delegate.return",
  "query.settle",
  // Who looks after a dossier, and what colleagues write to each other about it
  "dossier.assign",
  "note.write",
  // The whole record of one person, printed
  "record.print",
  // Another name, document or photo of somebody approved
  "identityChange.accept",
  // D, P, M – reviews by subject
  "review.substance",
  "review.protocol",
  "review.media",
  // Persons of high rank go straight into review
  "review.fastTrack",
  // V – the clearance file
  "clearance.read",
  "clearance.decide",
  // Asked for and signed by two people without reading the file
  "clearance.waive",
  // A – decisions
  "delegate.approve",
  "delegate.refuse",
  "delegate.askForMore",
  // Of a State's delegate for another than a formal reason, which an approver laid before this person
  "refusal.settle",
  "appeal.decide",
  // X – hold and revoke
  "delegate.hold",
  "delegate.liftHold",
  "delegate.revoke",
  // B, R – badges
  "badge.find",
  "badge.print",
  "badge.handOver",
  "badge.reprint",
  // G – gates: the verdict, and the photo, name, category and zones with it
  "gate.verify",
  // The gate log: who was let in or turned away, where and when
  "gateLog.read",
  // I – passport data: masked, revealed with a record, or compared at the desk
  "passport.masked",
  "passport.reveal",
  "passport.check",
  // H – diet and access
  "needs.read",
  // L – lists and statistics
  "list.read",
  "statistics.read",
  // Z – export with personal data
  "export.personal",
  // T – audit
  "audit.read",
  // Y – retention and subject requests
  "retention.manage",
  // U – users and set-up
  "conference.manage",
  "user.manage",
  "role.grant",
  "job.manage",
  // Held by nobody: jobs and scripts on the server only
  "waitingList.advance",
  "review.complete",
  "registration.lapse",
  "registration.close",
  "registration.purge",
  "delegation.activate",
  "fieldKeys.rotate",
] as const;

export type Permission = (typeof PERMISSIONS)[number];
