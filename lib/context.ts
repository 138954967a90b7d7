import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import type { Role } from "@/lib/policy/roles";
import type { Portion } from "@/lib/portion";

/** A role that somebody holds, and where: in one conference or all, narrowed to a delegation or to categories. */
export type Grant = {
  role: Role;
  conferenceId: string | null;
  delegationId: string | null;
  categoryIds: string[];
};

export type UserActor = {
  kind: "user";
  userId: string;
  name: string;
  email: string;
  sessionId: string;
  organizationId: string | null;
  /** Grants in force in this session: those whose role asks for a second factor count only once it was given. */
  grants: Grant[];
  /** A role is held that asks for a second factor which this session has not shown. */
  secondFactorDue: boolean;
};

/** Somebody who proved an e-mail address by a single-use link, for one conference. */
export type RegistrantActor = { kind: "registrant"; email: string; conferenceId: string; sessionId: string };

/** Who acts. `system` is a job or the seed; `anonymous` is anyone on a public page. */
export type Actor = { kind: "anonymous" } | UserActor | RegistrantActor | { kind: "system"; name: string };

/** Everything a command or query may know about the request it serves. */
export type Ctx = {
  actor: Actor;
  locale: Locale;
  requestId: string;
  /** The instant of the request; rules take their time from here, never from the clock. */
  now: Date;
  /** Network address of the client, for rate limits and sessions. */
  address: string;
  /** Open transaction to join, set by `inTransaction`. */
  tx?: Tx;
  /** Set where one transaction acts on several people. */
  portion?: Portion;
};

/** A context for jobs, seeds and scripts. */
export function systemContext(name: string, now: Date, requestId: string): Ctx {
  return { actor: { kind: "system", name }, locale: "en", requestId, now, address: "system" };
}
