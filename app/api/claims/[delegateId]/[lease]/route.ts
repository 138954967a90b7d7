import { claimDossier } from "@/lib/accreditation/claims/commands/claim-dossier";
import { releaseClaim } from "@/lib/accreditation/claims/commands/release-claim";
import { claimSchema } from "@/lib/accreditation/claims/schema";
import { defineRoute } from "@/lib/route";

/** Claims a dossier for an open page, and renews the claim. A route, so that it never waits behind a decision. */
export const PUT = defineRoute({
  name: "claim.take",
  // Each kind of work on a dossier has a permission of its own, which the command asks for.
  policy: "delegate.read",
  params: claimSchema,
  run: (ctx, { params }) => claimDossier(ctx, params),
});

/** Gives the claim up when the page is left, by a request that outlives it. */
export const DELETE = defineRoute({
  name: "claim.release",
  // Each kind of work on a dossier has a permission of its own, which the command asks for.
  policy: "delegate.read",
  params: claimSchema,
  run: (ctx, { params }) => releaseClaim(ctx, params),
});
