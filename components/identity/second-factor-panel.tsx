"use client";

import { type ReactNode, useState } from "react";
import type { Action } from "@/components/forms/use-submit";
import { type EnrolActions, EnrolSecondFactor } from "@/components/identity/enrol-second-factor";
import { RecoveryCodes } from "@/components/identity/recovery-codes";
import { RenewCodes } from "@/components/identity/renew-codes";
import { useGo } from "@/components/identity/use-go";

type Props = EnrolActions & {
  enrolled: boolean;
  /** Left out where codes are not renewed. */
  renew?: Action<{ codes: string[] }>;
  /** The page on which this stands, to come back to after a fresh sign-in. */
  here: string;
  /** Where to go once the recovery codes are kept. */
  next: string;
  /** What stands above: how things are, or why a factor is needed. */
  children: ReactNode;
};

/**
 * Sets up the second factor, or renews its recovery codes. Enrolling replaces the session, upon which the page is
 * drawn anew as that of somebody enrolled: the codes, shown once, are kept here so that they stay.
 */
export function SecondFactorPanel({ enrolled, prepare, enrol, renew, here, next, children }: Props) {
  const go = useGo();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onKept={() => go(next)} />;
  return (
    <div className="space-y-6">
      {children}
      {!enrolled && <EnrolSecondFactor prepare={prepare} enrol={enrol} here={here} onCodes={setCodes} />}
      {enrolled && renew && <RenewCodes action={renew} here={here} onCodes={setCodes} />}
    </div>
  );
}
