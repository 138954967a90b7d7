import type { Prisma } from "@/lib/db/generated/client";
import { venueDate } from "@/lib/organizations/appointment-period";

/** The focal points who speak for a delegation at an instant: begun, not ended, and with an account that is open. */
export function appointmentsInForce(now: Date, timeZone: string): Prisma.FocalPointWhereInput {
  const day = venueDate(now, timeZone);
  return {
    revokedAt: null,
    startsOn: { lte: day },
    OR: [{ endsOn: null }, { endsOn: { gte: day } }],
    user: { suspendedAt: null },
  };
}
