"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** The code of an invitation by two channels, shown this once to the officer who passes it on. */
export function InvitationCode({ code, email }: { code: string; email: string }) {
  const say = useTranslations("focalPoints.code");
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <Notice kind="warning" role="status" title={say("title")}>
      <p className="font-mono text-2xl tracking-wider" dir="ltr">
        {code}
      </p>
      <p>{say("text", { email })}</p>
      <Button variant="secondary" onClick={copy}>
        {say(copied ? "copied" : "copy")}
      </Button>
    </Notice>
  );
}
