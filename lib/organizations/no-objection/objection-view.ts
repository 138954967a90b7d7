import type { Prisma } from "@/lib/db/generated/client";
import type { Locale } from "@/lib/i18n/config";
import { organizationName } from "@/lib/organizations/names";

/** An objection as officers read it; `file` is the scan of the note. */
export type ObjectionView = {
  id: string;
  state: string;
  reason: string;
  reference: string | null;
  receivedAt: string;
  file: { id: string; pages: number } | null;
};

/** The objections to a body, in the order in which they came. */
export const OBJECTION_PARTS = {
  include: { organization: true, file: { select: { id: true, pageCount: true } } },
  orderBy: { receivedAt: "asc" },
} as const satisfies Prisma.Delegation$objectionsArgs;

type Row = Prisma.ObjectionGetPayload<Pick<typeof OBJECTION_PARTS, "include">>;

/** A row as it is shown in that language. */
export function objectionView(
  { id, organization, reason, reference, receivedAt, file }: Row,
  locale: Locale,
): ObjectionView {
  return {
    id,
    state: organizationName(organization, locale),
    reason,
    reference,
    receivedAt: receivedAt.toISOString(),
    file: file && { id: file.id, pages: file.pageCount ?? 1 },
  };
}
