"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { AccountProblem } from "@/components/identity/account-problem";
import { RecoveryCodes } from "@/components/identity/recovery-codes";
import { SimpleForm } from "@/components/identity/simple-form";
import { useGo } from "@/components/identity/use-go";
import { Button } from "@/components/ui/button";

type Prepared = { secret: string; qr: { path: string; size: number } };

type Props = {
  prepare: Action<Prepared>;
  enrol: Action<{ codes: string[] }>;
  /** The page on which this stands, to come back to after a fresh sign-in. */
  here: string;
  /** Where to go once the recovery codes are kept. */
  next: string;
};

/** The address for the application as a picture that a phone reads: black on white in every theme. */
function QrPicture({ path, size, label }: Prepared["qr"] & { label: string }) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className="size-56">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** The key for typing, in groups of four. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** Sets up a second factor: read the code with an application, type its six digits, keep the recovery codes. */
export function EnrolSecondFactor({ prepare, enrol, here, next }: Props) {
  const say = useTranslations("identity.enrol");
  const go = useGo();
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { submit, busy, problem } = useSubmit(prepare, setPrepared);
  if (codes) return <RecoveryCodes codes={codes} onKept={() => go(next)} />;
  if (!prepared) {
    return (
      <div className="space-y-3">
        <AccountProblem problem={problem} back={here} />
        <Button busy={busy} onClick={() => submit({})}>
          {say("start")}
        </Button>
      </div>
    );
  }
  return (
    <ol className="list-decimal space-y-4 ps-5">
      <li>
        <p>{say("scan")}</p>
        <QrPicture {...prepared.qr} label={say("picture")} />
        <p className="text-muted">{say("secret")}</p>
        <p className="font-mono">
          <bdi>{grouped(prepared.secret)}</bdi>
        </p>
      </li>
      <li>
        <p className="mb-2">{say("type")}</p>
        <SimpleForm
          form="enrol"
          action={enrol}
          fields={[{ name: "code", type: "text", autoComplete: "one-time-code", inputMode: "numeric" }]}
          onDone={(value) => setCodes(value.codes)}
        />
      </li>
    </ol>
  );
}
