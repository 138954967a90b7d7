import { randomUUID } from "node:crypto";
import {
  HOLD_REASONS,
  REFUSAL_REASONS,
  RETURN_REASON_CODES,
  REVOCATION_REASONS,
} from "@/lib/accreditation/reasons";
import { DOCUMENT_TYPES } from "@/lib/delegates/schema/choices";
import type { Permission } from "@/lib/policy/permissions";
import type { Call } from "./endpoints";

/** Id of things that do not exist. */
export const id = randomUUID();
const subject = { delegateId: id, version: 1 };
const otherId = randomUUID();
const organization = {
  code: "NOWHERE",
  type: "NGO",
  name: { en: "N", ru: "N", tg: "N", fr: "N", ar: "N" },
  acronym: {},
  countryIso3: null,
  aliases: [],
  parentId: id,
};
const retentionDays = { DRAFT: 30, NEEDS: 14, DOCUMENT: 90, PHOTO: 90, CLEARANCE: 180, REGISTRATION: 180 };
const token = "A".repeat(43);

/**
 * Every endpoint of the product with who may call it, written out by hand, and an input of the right form about
 * things that do not exist. A new endpoint is red here until somebody has thought about it.
 */
export const TABLE: Record<string, { policy: Permission | "open"; call: Call }> = {
  "session.open": { policy: "open", call: { input: { email: "a@x.example", password: "x" } } },
  "session.secondFactor": { policy: "open", call: { input: { code: "000000" } } },
  "session.close": { policy: "open", call: {} },
  "session.openByLink": { policy: "open", call: { body: "token=x" } },
  "secondFactor.prepare": { policy: "open", call: { input: {} } },
  "secondFactor.enrol": { policy: "open", call: { input: { code: "000000" } } },
  "recoveryCodes.renew": { policy: "open", call: { input: {} } },
  "password.change": { policy: "open", call: { input: { password: "x", newPassword: "y" } } },
  "password.requestReset": { policy: "open", call: { input: { email: "a@x.example" } } },
  "password.reset": { policy: "open", call: { input: { token, newPassword: "y" } } },
  "invitation.accept": { policy: "open", call: { input: { token, newPassword: "y" } } },
  "accessLink.send": { policy: "open", call: { input: { conferenceId: id, email: "a@x.example" } } },
  "accessLink.open": { policy: "open", call: { input: { token } } },
  "demo.signIn": { policy: "open", call: { input: { email: "admin@demo.placet.example" } } },
  "demo.mail": { policy: "open", call: { params: { messageId: id } } },
  "badge.verify": { policy: "open", call: { input: { text: "nonsense" } } },
  "csp.report": { policy: "open", call: { body: "{}" } },
  "health.live": { policy: "open", call: {} },
  "health.ready": { policy: "open", call: {} },
  "bulkAct.prepare": {
    policy: "delegate.read",
    call: {
      input: { actId: id, conferenceId: id, terms: { kind: "APPROVE" }, people: { ids: [otherId] } },
    },
  },
  "bulkAct.start": { policy: "delegate.read", call: { input: { actId: id, people: 1 } } },
  "bulkActs.report": { policy: "delegate.read", call: { params: { actId: id, format: "csv" } } },
  "note.write": {
    policy: "note.write",
    call: { input: { noteId: id, delegateId: id, audience: "STAFF", text: "A note", mentions: [] } },
  },
  "mention.markSeen": { policy: "delegate.read", call: { input: { noteId: id } } },
  "dossier.assign": { policy: "dossier.assign", call: { input: { ...subject, assigneeId: null } } },
  "registrations.record": {
    policy: "record.print",
    call: { params: { delegateId: id, format: "json" } },
  },
  "files.readPage": { policy: "open", call: { params: { fileId: id, page: "1" } } },
  "delegations.export": { policy: "list.read", call: { params: { slug: "nowhere" } } },
  "clearance.take": { policy: "clearance.decide", call: { input: subject } },
  "clearance.resume": { policy: "clearance.decide", call: { input: subject } },
  "clearance.note": { policy: "clearance.decide", call: { input: { delegateId: id, note: "x" } } },
  "clearance.enterMatch": {
    policy: "clearance.decide",
    call: {
      input: { ...subject, name: "N", listName: "L", listVersion: "1", score: 50, reason: "x" },
    },
  },
  "clearance.ask": {
    policy: "clearance.decide",
    call: { input: { ...subject, reasonCode: RETURN_REASON_CODES[0], text: "x" } },
  },
  "clearance.settle": {
    policy: "clearance.decide",
    call: { input: { ...subject, action: "clear", reason: null, validUntil: null } },
  },
  "waiver.ask": {
    policy: "clearance.waive",
    call: { input: { ...subject, reason: "x", validUntil: null } },
  },
  "waiver.sign": { policy: "clearance.waive", call: { input: { requestId: id } } },
  "identityChange.request": {
    policy: "registration.edit",
    call: { input: { ...subject, identity: {}, document: {}, photoId: null, reason: "x" } },
  },
  "identityChange.withdraw": { policy: "registration.edit", call: { input: { changeId: id } } },
  "identityChange.accept": {
    policy: "identityChange.accept",
    call: { input: { changeId: id, version: 1 } },
  },
  "identityChange.decline": {
    policy: "identityChange.accept",
    call: { input: { changeId: id, answer: "x" } },
  },
  "nominationChecks.configure": {
    policy: "conference.manage",
    call: { input: { conferenceId: id, checks: { NOTE_VERBALE: ["seal"] } } },
  },
  "delegation.setTerms": {
    policy: "organization.manage",
    call: {
      input: {
        delegationId: id,
        version: 1,
        quota: 1,
        deadlineOn: null,
        language: "en",
        contactEmail: null,
        limits: [],
      },
    },
  },
  "delegation.move": {
    policy: "organization.manage",
    call: { input: { delegationId: id, version: 1, action: "close", reason: null, disclosed: null } },
  },
  "delegations.invite": {
    policy: "organization.manage",
    call: {
      input: {
        conferenceId: id,
        rows: [{ organizationId: id, language: "en", contactEmail: null, quota: 1, deadlineOn: null }],
      },
    },
  },
  "invitations.start": {
    policy: "organization.manage",
    call: {
      input: { runId: id, conferenceId: id, filter: {}, quota: 1, deadlineOn: null, organizations: 1 },
    },
  },
  "application.record": {
    policy: "organization.manage",
    call: {
      input: {
        conferenceId: id,
        body: { organizationId: id },
        contactName: "A B",
        contactEmail: "office@body.example",
        language: "en",
        quota: 1,
        purpose: "P",
        competence: "C",
        relevance: "R",
      },
    },
  },
  "applicationLink.send": { policy: "open", call: { input: { conferenceId: id, email: "a@x.example" } } },
  "application.make": {
    policy: "registration.create",
    call: {
      input: {
        conferenceId: id,
        name: "Body of Jurists",
        acronym: "",
        type: "NGO",
        contactName: "A B",
        language: "en",
        purpose: "P",
        competence: "C",
        relevance: "R",
      },
    },
  },
  "circulation.make": {
    policy: "organization.manage",
    call: {
      input: {
        conferenceId: id,
        delegations: [{ id, version: 1 }],
        closesOn: "2027-02-01",
        closesAt: "18:00",
        acknowledged: true,
      },
    },
  },
  "objection.record": {
    policy: "organization.manage",
    call: {
      input: {
        delegationId: id,
        version: 1,
        organizationId: id,
        reason: "R",
        reference: "",
        receivedOn: "2027-01-01",
        receivedAt: "10:00",
      },
    },
  },
  "accreditation.unopposed": {
    policy: "organization.manage",
    call: { input: { delegations: [{ id, version: 1 }] } },
  },
  "circulation.list": {
    policy: "organization.manage",
    call: { params: { circulationId: id, form: "pdf" } },
  },
  "duplicate.settle": { policy: "duplicate.decide", call: { input: { pairId: id, note: "twins" } } },
  "duplicate.merge": {
    policy: "duplicate.decide",
    call: { input: { pairId: id, keptId: id, keptVersion: 1, givenVersion: 1, take: ["name"] } },
  },
  "duplicate.undoMerge": { policy: "duplicate.decide", call: { input: { mergeId: id } } },
  "delegation.signProofs": {
    policy: "registration.endorse",
    call: { input: { delegationId: id, contentHash: "0".repeat(64) } },
  },
  "organization.create": { policy: "organization.manage", call: { input: organization } },
  "organization.change": {
    policy: "organization.manage",
    call: { input: { ...organization, organizationId: id, version: 1 } },
  },
  "organization.suspend": {
    policy: "organization.manage",
    call: { input: { organizationId: id, version: 1, reason: "x" } },
  },
  "organization.restore": {
    policy: "organization.manage",
    call: { input: { organizationId: id, version: 1 } },
  },
  "organization.merge": {
    policy: "organization.manage",
    call: { input: { keptId: id, keptVersion: 1, givenId: otherId, givenVersion: 1 } },
  },
  "organization.undoMerge": { policy: "organization.manage", call: { input: { mergeId: id } } },
  "delegation.remind": { policy: "organization.manage", call: { input: { delegationId: id } } },
  "vipRanks.configure": {
    policy: "conference.manage",
    call: { input: { conferenceId: id, version: 1, ranks: [] } },
  },
  "vip.invite": {
    policy: "review.fastTrack",
    call: {
      input: {
        conferenceId: id,
        requestKey: id,
        delegationId: id,
        rank: "HEAD_OF_STATE",
        delegationRole: "HEAD",
        salutation: null,
        familyName: "Karimov",
        givenNames: null,
        nativeName: null,
        functionalTitle: "President",
        email: "a@x.example",
        language: "en",
        arrivalOn: null,
        arrivalTime: null,
        arrivalFlight: null,
      },
    },
  },
  "vip.fastTrack": { policy: "review.fastTrack", call: { input: subject } },
  "vip.noteArrival": {
    policy: "review.fastTrack",
    call: { input: { ...subject, arrivalOn: null, arrivalTime: null, arrivalFlight: null } },
  },
  "vip.choosePhoto": {
    policy: "review.fastTrack",
    call: { input: { ...subject, photoId: id, humanLook: false } },
  },
  "vips.uploadPhoto": { policy: "review.fastTrack", call: { params: { delegateId: id }, body: "x" } },
  "timeLimits.configure": {
    policy: "conference.manage",
    call: {
      input: {
        conferenceId: id,
        before: { appealDays: 14, noObjectionDays: 30, closingDays: 30 },
        after: { appealDays: 10, noObjectionDays: 30, closingDays: 14 },
      },
    },
  },
  "retention.configure": {
    policy: "retention.manage",
    call: { input: { conferenceId: id, before: retentionDays, days: { ...retentionDays, NEEDS: 20 } } },
  },
  "legalHold.place": {
    policy: "retention.manage",
    call: { input: { conferenceId: id, reference: "", reason: "Proceedings" } },
  },
  "legalHold.lift": { policy: "retention.manage", call: { input: { holdId: id, reason: "Over" } } },
  "purge.ask": {
    policy: "retention.manage",
    call: { input: { conferenceId: id, listHash: "0".repeat(64), reason: "Schedule" } },
  },
  "purge.sign": { policy: "retention.manage", call: { input: { requestId: id } } },
  "reminders.configure": {
    policy: "conference.manage",
    call: { input: { conferenceId: id, days: [10, 5, 2, 0] } },
  },
  "reminders.stop": { policy: "open", call: { input: { token, stop: true } } },
  "reminders.oneClick": { policy: "open", call: { params: { token }, body: "List-Unsubscribe=One-Click" } },
  "focalPoint.inviteAgain": { policy: "organization.manage", call: { input: { focalPointId: id } } },
  "focalPoint.invite": {
    policy: "organization.manage",
    call: {
      input: {
        delegationId: id,
        email: "assistant@mission.example",
        name: "A B",
        locale: "en",
        isDeputy: false,
        startsOn: "2027-01-01",
        endsOn: null,
        proofReference: "NV-1",
      },
    },
  },
  "focalPoint.revoke": { policy: "organization.manage", call: { input: { focalPointId: id } } },
  "uploads.begin": {
    policy: "nomination.record",
    call: { input: { delegationId: id, name: "nota.pdf", byteSize: 1, sha256: "0".repeat(64) } },
  },
  "uploads.finish": { policy: "nomination.record", call: { input: { uploadId: id } } },
  "nominationDocument.record": {
    policy: "nomination.record",
    call: {
      input: {
        delegationId: id,
        kind: "NOTE_VERBALE",
        reference: "NV-1",
        documentDate: "2027-02-01",
        lines: [{ nameAsWritten: "A, B", titleAsWritten: "", roleAsWritten: "" }],
      },
    },
  },
  "nominationDocument.change": {
    policy: "nomination.record",
    call: {
      input: {
        documentId: id,
        version: 1,
        lines: [{ id: null, nameAsWritten: "A, B", titleAsWritten: "", roleAsWritten: "" }],
      },
    },
  },
  "nominationDocument.judge": {
    policy: "nomination.verify",
    call: { input: { documentId: id, version: 1, verdict: "reopened" } },
  },
  "nominationMatch.decide": {
    policy: "nomination.verify",
    call: { input: { lineId: id, delegateId: id, verdict: "confirmed" } },
  },
  "uploads.piece": {
    policy: "open",
    call: { params: { uploadId: id, offset: "0" }, body: "x" },
  },
  "photos.read": { policy: "open", call: { params: { photoId: id, copy: "badge" } } },
  "photos.upload": { policy: "registration.edit", call: { params: { delegateId: id }, body: "x" } },
  "photo.choose": {
    policy: "registration.edit",
    call: { input: { ...subject, photoId: id, humanLook: false } },
  },
  "registration.start": {
    policy: "registration.create",
    call: { input: { conferenceId: id, requestKey: id } },
  },
  "registration.save": {
    policy: "registration.edit",
    call: { input: { ...subject, step: "identity", values: {} } },
  },
  "registration.readStep": {
    policy: "registration.edit",
    call: { input: { delegateId: id, step: "identity" } },
  },
  "registration.submit": {
    policy: "registration.submit",
    call: { input: { ...subject, badgeApproved: true } },
  },
  "registration.add": {
    policy: "registration.create",
    call: {
      input: {
        delegationId: id,
        requestKey: id,
        categoryId: id,
        delegationRole: "EXPERT",
        familyName: "Karimova",
        givenNames: "Zarina",
        functionalTitle: "",
        email: "",
        invite: false,
      },
    },
  },
  "registration.endorse": {
    policy: "registration.endorse",
    call: { input: { ...subject, delegationRole: "EXPERT", waitingList: false } },
  },
  "registration.decline": {
    policy: "registration.endorse",
    call: { input: { ...subject, action: "sendBack", textForPerson: "Please add a title." } },
  },
  "registration.substitute": {
    policy: "registration.substitute",
    call: {
      input: {
        ...subject,
        requestKey: id,
        familyName: "Karimova",
        givenNames: "",
        functionalTitle: "",
      },
    },
  },
  "registration.substituteByMember": {
    policy: "registration.substitute",
    call: { input: { ...subject, replacementId: id } },
  },
  "registration.openInvitation": { policy: "registration.edit", call: { input: subject } },
  "registration.inviteAgain": { policy: "registration.create", call: { input: subject } },
  "registration.remove": {
    policy: "registration.withdraw",
    call: { input: { ...subject, textForPerson: "Another person comes." } },
  },
  "secondaryCard.issue": {
    policy: "organization.manage",
    call: { input: { cardId: id, delegationId: id, zoneId: id, holder: { kind: "focalPoint", id } } },
  },
  "secondaryCard.end": {
    policy: "organization.manage",
    call: { input: { cardId: id, reason: "LOST", note: "" } },
  },
  "category.configure": {
    policy: "conference.manage",
    call: { input: { categoryId: id, version: 1, needsEndorsement: true, capacity: null, zoneIds: [] } },
  },
  "venue.configure": {
    policy: "conference.manage",
    call: { input: { conferenceId: id, before: null, capacity: 10 } },
  },
  "delegate.putOnWaitingList": { policy: "delegate.approve", call: { input: subject } },
  "registration.cancelSubstitution": {
    policy: "registration.substitute",
    call: { input: { substitutionId: id } },
  },
  "delegation.order": {
    policy: "registration.endorse",
    call: { input: { delegationId: id, delegateIds: [id], mark: "" } },
  },
  "registration.withdraw": { policy: "registration.withdraw", call: { input: subject } },
  "claim.take": { policy: "delegate.read", call: { params: { delegateId: id, lease: otherId } } },
  "claim.release": { policy: "delegate.read", call: { params: { delegateId: id, lease: otherId } } },
  "claim.takeOver": { policy: "delegate.read", call: { input: { delegateId: id, lease: otherId } } },
  "queueFilter.save": {
    policy: "delegate.read",
    call: { input: { conferenceId: id, name: "Late", filter: { overdue: "1" } } },
  },
  "queueFilter.remove": { policy: "delegate.read", call: { input: { filterId: id } } },
  "queueColumns.choose": { policy: "delegate.read", call: { input: { columns: ["state"] } } },
  "review.start": { policy: "review.start", call: { input: subject } },
  "review.close": {
    policy: "delegate.read",
    call: { input: { ...subject, taskId: id, finding: "FAVOURABLE", note: null } },
  },
  "query.ask": {
    policy: "delegate.read",
    call: { input: { ...subject, taskId: id, reasonCode: RETURN_REASON_CODES[0], text: "Which body?" } },
  },
  "query.dismiss": {
    policy: "query.settle",
    call: { input: { delegateId: id, queryId: id, answer: "It is on the note verbale." } },
  },
  "query.return": {
    policy: "query.settle",
    call: { input: { ...subject, queryIds: [id], dueOn: "2027-02-01" } },
  },
  "delegate.askForMore": {
    policy: "delegate.askForMore",
    call: {
      input: { ...subject, items: [{ reasonCode: RETURN_REASON_CODES[0], note: null }], dueOn: "2027-02-01" },
    },
  },
  "reviews.configure": {
    policy: "conference.manage",
    call: {
      input: {
        conferenceId: id,
        number: 1,
        calendar: { workingDays: [1], worksFrom: "09:00", worksUntil: "17:00", holidays: [] },
        rules: {},
      },
    },
  },
  "reviews.restart": {
    policy: "conference.manage",
    call: { input: { conferenceId: id, number: 1, people: 1 } },
  },
  "delegate.return": {
    policy: "delegate.return",
    call: {
      input: { ...subject, items: [{ reasonCode: RETURN_REASON_CODES[0], note: null }], dueOn: "2027-02-01" },
    },
  },
  "delegate.approve": {
    policy: "delegate.approve",
    call: { input: { ...subject, categoryId: id, zoneCodes: ["A"] } },
  },
  "delegate.refuse": {
    policy: "delegate.refuse",
    call: { input: { ...subject, textForPerson: "No.", internalNote: null, reasonCode: REFUSAL_REASONS[0] } },
  },
  "delegate.hold": {
    policy: "delegate.hold",
    call: { input: { ...subject, reasonCode: HOLD_REASONS[0], internalNote: null } },
  },
  "delegate.liftHold": {
    policy: "delegate.liftHold",
    call: { input: { ...subject, internalNote: "Cleared up." } },
  },
  "refusal.escalate": {
    policy: "delegate.refuse",
    call: {
      input: {
        ...subject,
        reasonCode: "CAPACITY",
        textForPerson: "x",
        internalNote: "y",
        seniorId: id,
      },
    },
  },
  "refusal.refuseEscalated": {
    policy: "refusal.settle",
    call: { input: { ...subject, escalationId: id } },
  },
  "refusal.sendBack": {
    policy: "refusal.settle",
    call: { input: { delegateId: id, escalationId: id, answer: "No." } },
  },
  "appeal.submit": {
    policy: "registration.appeal",
    call: { input: { ...subject, grounds: "They are wrong." } },
  },
  "appeal.beginUpload": {
    policy: "registration.appeal",
    call: { input: { delegateId: id, name: "letter.pdf", byteSize: 1, sha256: "0".repeat(64) } },
  },
  "appeal.finishUpload": { policy: "registration.appeal", call: { input: { uploadId: id } } },
  "appeal.allow": {
    policy: "appeal.decide",
    call: { input: { ...subject, textForPerson: "x", internalNote: null, reviews: [] } },
  },
  "appeal.dismiss": {
    policy: "appeal.decide",
    call: { input: { ...subject, textForPerson: "x", internalNote: null } },
  },
  "revocation.ask": {
    policy: "delegate.revoke",
    call: {
      input: { ...subject, reasonCode: REVOCATION_REASONS[0], textForPerson: "x", internalNote: "y" },
    },
  },
  "passport.reveal": { policy: "passport.reveal", call: { input: { delegateId: id, reason: "A reason" } } },
  "badge.find": { policy: "badge.find", call: { input: { conferenceId: id, text: "x" } } },
  "badge.print": { policy: "badge.print", call: { input: { delegateId: id } } },
  "badge.handOver": {
    policy: "badge.handOver",
    call: {
      input: {
        badgeId: id,
        documentType: DOCUMENT_TYPES[0],
        lastFour: "1234",
        faceMatches: true,
        otherDocument: false,
      },
    },
  },
  "badge.reprint": { policy: "badge.print", call: { input: { badgeId: id, cause: "lost" } } },
  "badgeBatch.request": {
    policy: "badge.print",
    call: {
      input: {
        conferenceId: id,
        batchId: id,
        filter: { delegationId: null, categoryId: null, form: "single" },
      },
    },
  },
  "badges.picture": { policy: "badge.print", call: { params: { badgeId: id, picture: "badge.pdf" } } },
  "badgeBatches.part": { policy: "badge.print", call: { params: { batchId: id, part: "1" } } },
  "export.start": {
    policy: "delegate.read",
    call: { input: { exportId: id, conferenceId: id, format: "csv", filter: {} } },
  },
  "exports.take": { policy: "delegate.read", call: { params: { exportId: id } } },
  "import.beginUpload": {
    policy: "import.make",
    call: {
      input: {
        ...{ importId: id, kind: "DELEGATES", delegationId: id, name: "people.csv" },
        ...{ byteSize: 1, sha256: "0".repeat(64) },
      },
    },
  },
  "import.finishUpload": {
    policy: "import.make",
    call: {
      input: { importId: id, kind: "DELEGATES", delegationId: id, name: "people.csv", uploadId: id },
    },
  },
  "imports.report": { policy: "import.make", call: { params: { importId: id, format: "csv" } } },
  "imports.template": { policy: "import.make", call: { params: { kind: "DELEGATES", format: "csv" } } },
  "import.chooseColumns": {
    policy: "import.make",
    call: { input: { importId: id, columns: { family_name: 0 }, dateOrder: null } },
  },
  "import.chooseSheet": { policy: "import.make", call: { input: { importId: id, sheet: "Sheet2" } } },
  "import.selectRows": {
    policy: "import.make",
    call: { input: { importId: id, selected: true, rows: [2] } },
  },
  "import.commit": { policy: "import.make", call: { input: { importId: id } } },
  "import.discard": { policy: "import.make", call: { input: { importId: id } } },
  "user.invite": {
    policy: "user.manage",
    call: { input: { email: "a@x.example", name: "N", locale: "en", organizationId: id } },
  },
  "user.suspend": { policy: "user.manage", call: { input: { userId: id } } },
  "user.restore": { policy: "user.manage", call: { input: { userId: id } } },
  "user.signOut": { policy: "user.manage", call: { input: { userId: id } } },
  "secondFactor.reset": { policy: "user.manage", call: { input: { userId: id } } },
  "role.ask": {
    policy: "role.grant",
    call: {
      input: {
        userId: id,
        role: "auditor",
        conferenceId: id,
        delegationId: null,
        categoryIds: [],
        reason: "x",
      },
    },
  },
  "role.sign": { policy: "role.grant", call: { input: { requestId: id } } },
  "revocation.sign": { policy: "delegate.revoke", call: { input: { requestId: id, version: 1 } } },
  "export.ask": {
    policy: "export.personal",
    call: { input: { exportId: id, conferenceId: id, format: "csv", filter: {}, reason: "x" } },
  },
  "export.sign": { policy: "export.personal", call: { input: { requestId: id } } },
  "signature.decline": { policy: "open", call: { input: { requestId: id, answer: "No." } } },
  "signature.withdraw": { policy: "open", call: { input: { requestId: id } } },
  "role.withdraw": { policy: "role.grant", call: { input: { grantId: id } } },
  "job.retry": { policy: "job.manage", call: { input: { jobId: "999999999" } } },
};
