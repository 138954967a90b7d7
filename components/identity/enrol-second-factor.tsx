"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { SimpleForm } from "@/components/identity/simple-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

export type PreparedFactor = { secret: string; qr: { path: string; size: number } };

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const say = useTranslations("identity.codes");
  return (
    <Notice kind="warning" role="status" title={say("title")}>
      <p>{say("text")}</p>
      <ul className="mt-2 grid grid-cols-1 gap-1 font-mono sm:grid-cols-2" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}

type Props = {
  prepare: Action<PreparedFactor>;
  enrol: Action<{ codes: string[] }>;
};

/** Sets up a second factor: read the code with an application, type its six digits, keep the recovery codes. */
export function EnrolSecondFactor({ prepare, enrol }: Props) {
  const say = useTranslations("identity.enrol");
  const router = useRouter();
  const [prepared, setPrepared] = useState<PreparedFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { submit, busy, problem } = useSubmit(prepare, setPrepared);
  if (codes) {
    return (
      <div className="space-y-4">
        <RecoveryCodes codes={codes} />
        <Button onClick={() => router.refresh()}>{say("finish")}</Button>
      </div>
    );
  }
  if (!prepared) {
    return (
      <div className="space-y-3">
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <Button busy={busy} onClick={() => submit({})}>
          {say("start")}
        </Button>
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <p>{say("scan")}</p>
      <svg
        viewBox={`0 0 ${prepared.qr.size} ${prepared.qr.size}`}
        role="img"
        aria-label={say("picture")}
        className="size-56 bg-[#fff]"
      >
        <path d={prepared.qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {say("secret")} <bdi className="font-mono break-all">{prepared.secret}</bdi>
      </p>
      <SimpleForm
        form="enrol"
        action={enrol}
        fields={[{ name: "code", type: "text", autoComplete: "one-time-code", inputMode: "numeric" }]}
        onDone={(value) => setCodes(value.codes)}
      />
    </div>
  );
}
