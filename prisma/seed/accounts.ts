import type { Ctx, UserActor } from "@/lib/context";
import { grantRole } from "@/lib/identity/commands/grant-role";
import { inviteUser } from "@/lib/identity/commands/invite-user";
import { DEMO_ACCOUNTS } from "@/lib/identity/demo-accounts";
import { newId } from "@/lib/ids";
import { appointFocalPoint } from "@/lib/organizations/commands/appoint-focal-point";
import { activateDelegations } from "@/lib/organizations/jobs";
import type { Role } from "@/lib/policy/roles";
import type { SeededDelegation } from "./organizations";
import { expectValue } from "./value";

export type SeededConference = { id: string; categoryIds: Map<string, string> };

/** Opens one account for each role, in the commands' own way, and gives each as an actor for what the seed does next. */
export async function seedAccounts(
  ctx: Ctx,
  conference: SeededConference,
  delegations: Map<string, SeededDelegation>,
): Promise<Map<Role, UserActor[]>> {
  const actors = new Map<Role, UserActor[]>();
  for (const account of DEMO_ACCOUNTS) {
    const organizationId = delegations.get(account.organization)?.organizationId ?? null;
    const { email, name, role } = account;
    const user = expectValue(
      await inviteUser(ctx, { email, name, locale: "en", organizationId }),
      `account ${role}`,
    );
    const delegationId = account.delegation
      ? (delegations.get(account.delegation)?.delegationId ?? null)
      : null;
    const categoryIds = (account.categories ?? []).flatMap((code) => conference.categoryIds.get(code) ?? []);
    const grant = { role, conferenceId: conference.id, delegationId, categoryIds };
    if (delegationId) {
      const appointment = {
        delegationId,
        userId: user.id,
        isDeputy: false,
        startsOn: "2026-11-01",
        endsOn: null,
      };
      expectValue(await appointFocalPoint(ctx, appointment), `appointment ${role}`);
      // Demo accounts are entered without a password: they have taken their appointment up.
      await activateDelegations(ctx, { userId: user.id });
    } else {
      expectValue(await grantRole(ctx, { userId: user.id, ...grant }), `role ${role}`);
    }
    const actor: UserActor = {
      kind: "user",
      userId: user.id,
      name,
      email,
      sessionId: newId(),
      organizationId,
      grants: [grant],
      secondFactorDue: false,
    };
    actors.set(role, [...(actors.get(role) ?? []), actor]);
  }
  return actors;
}
