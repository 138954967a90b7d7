import { randomUUID } from "node:crypto";
import { inviteVip } from "@/lib/accreditation/vips/commands/invite-vip";
import type { InviteVipInput } from "@/lib/accreditation/vips/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { foundConference, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

export type Protocol = {
  conferenceId: string;
  delegationId: string;
  officer: Ctx;
  colleague: Ctx;
  admin: Ctx;
};

/** A conference with two protocol officers and an administrator. */
export async function openProtocol(): Promise<Protocol> {
  const conferenceId = await foundConference();
  return {
    conferenceId,
    delegationId: await inviteState(conferenceId),
    officer: await staff("protocolOfficer", conferenceId, NOW),
    colleague: await staff("protocolOfficer", conferenceId, NOW),
    admin: await staff("administrator", conferenceId, NOW),
  };
}

export const guest = (
  { conferenceId, delegationId }: Protocol,
  more: Partial<InviteVipInput> = {},
): InviteVipInput => ({
  conferenceId,
  delegationId,
  requestKey: randomUUID(),
  rank: "HEAD_OF_STATE",
  delegationRole: "HEAD",
  salutation: "H.E. Mr.",
  familyName: "Saidov",
  givenNames: "Rustam",
  nativeName: null,
  functionalTitle: "President of the Republic",
  email: "office@president.example",
  language: "en",
  arrivalOn: "2027-03-09",
  arrivalTime: "14:30",
  arrivalFlight: "TK254",
  ...more,
});

export const rowOf = (id: string) => db.delegate.findUniqueOrThrow({ where: { id } });

/** Somebody whom protocol has invited. */
export async function invited(protocol: Protocol, more: Partial<InviteVipInput> = {}) {
  const { id } = must(await inviteVip(protocol.officer, guest(protocol, more)));
  const { version } = await rowOf(id);
  return { delegateId: id, version };
}
