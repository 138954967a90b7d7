"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { AccountProblem } from "@/components/identity/account-problem";
import { SimpleForm } from "@/components/identity/simple-form";
import { Button } from "@/components/ui/button";

type Prepared = { secret: string; qr: { path: string; size: number } };

export type EnrolActions = {
  prepare: Action<Prepared>;
  enrol: Action<{ codes: string[] }>;
};

type Props = EnrolActions & {
  /** The page on which this stands, to come back to after a fresh sign-in. */
  here: string;
  onCodes: (codes: string[]) => void;
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

/** Sets up a second factor: read the code with an application, type its six digits. */
export function EnrolSecondFactor({ prepare, enrol, here, onCodes }: Props) {
  const say = useTranslations("identity.enrol");
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const { submit, busy, problem } = useSubmit(prepare, setPrepared);
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
          onDone={({ codes }) => onCodes(codes)}
        />
      </li>
    </ol>
  );
}
