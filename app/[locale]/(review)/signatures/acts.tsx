import type { ReactNode } from "react";
import { WaiverAct } from "@/components/clearance/waiver-act";
import type { Action } from "@/components/forms/use-submit";
import { PurgeAct } from "@/components/retention/purge-act";
import { ExportAct } from "@/components/signatures/export-act";
import { RevocationAct } from "@/components/signatures/revocation-act";
import { RoleAct } from "@/components/signatures/role-act";
import { describeExports } from "@/lib/accreditation/queries/exports-to-sign";
import { describeRevocations } from "@/lib/accreditation/queries/revocations-to-sign";
import type { Ctx } from "@/lib/context";
import { unwrap } from "@/lib/identity/page";
import { describeRoles } from "@/lib/identity/queries/roles-to-sign";
import { can } from "@/lib/policy/can";
import { describePurges } from "@/lib/retention/queries/purges-to-sign";
import { describeWaivers } from "@/lib/screening/queries/waivers-to-sign";
import { SIGNATURE_KINDS, type SignatureKind } from "@/lib/signatures/kinds";
import type { SignatureView } from "@/lib/signatures/queries/signatures";
import {
  signExportAction,
  signPurgeAction,
  signRevocationAction,
  signRoleAction,
  signWaiverAction,
} from "./actions";

/** What a request comes to: how it is drawn, what signing it sends, and why this reader cannot sign it. */
export type DrawnAct = {
  act: ReactNode;
  sign: Action<unknown>;
  extra: Record<string, number>;
  reason: string | null;
};

type Draw = (ctx: Ctx, requests: SignatureView[]) => Promise<Map<string, DrawnAct>>;

function each<View>(
  views: Map<string, View>,
  draw: (view: View) => Omit<DrawnAct, "sign">,
  sign: Action<unknown>,
): Map<string, DrawnAct> {
  return new Map([...views].map(([id, view]) => [id, { ...draw(view), sign }]));
}

/** The kinds that have a command, each with its query, its component and its action. */
const DRAW: Partial<Record<SignatureKind, Draw>> = {
  REVOCATION: async (ctx, requests) =>
    each(
      unwrap(await describeRevocations(ctx, requests)),
      (act) => ({ act: <RevocationAct act={act} />, extra: { version: act.version }, reason: act.reason }),
      signRevocationAction,
    ),
  CLEARANCE_WAIVER: async (ctx, requests) =>
    each(
      unwrap(await describeWaivers(ctx, requests)),
      (act) => ({ act: <WaiverAct act={act} />, extra: {}, reason: act.reason }),
      signWaiverAction,
    ),
  ROLE_GRANT: async (ctx, requests) =>
    each(
      unwrap(await describeRoles(ctx, requests)),
      (act) => ({ act: <RoleAct act={act} />, extra: {}, reason: act.reason }),
      signRoleAction,
    ),
  PERSONAL_EXPORT: async (ctx, requests) =>
    each(
      unwrap(await describeExports(ctx, requests)),
      (act) => ({ act: <ExportAct act={act} />, extra: {}, reason: null }),
      signExportAction,
    ),
  PURGE: async (ctx, requests) =>
    each(
      unwrap(await describePurges(ctx, requests)),
      (act) => ({ act: <PurgeAct act={act} />, extra: {}, reason: null }),
      signPurgeAction,
    ),
};

/** Draws what each request comes to; what the reader's roles no longer reach is left out. */
export async function drawActs(ctx: Ctx, requests: readonly SignatureView[]): Promise<Map<string, DrawnAct>> {
  const drawn = await Promise.all(
    Object.entries(DRAW).map(([kind, draw]) => {
      const own = requests.filter((request) => request.kind === kind);
      const may = can(ctx.actor, SIGNATURE_KINDS[kind as SignatureKind].signs);
      return own.length > 0 && may ? draw(ctx, own) : new Map<string, DrawnAct>();
    }),
  );
  return new Map(drawn.flatMap((acts) => [...acts]));
}
