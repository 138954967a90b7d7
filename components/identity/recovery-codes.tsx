"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Recovery codes, shown once, to be printed or copied before going on. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useTranslations("identity.codes");
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  return (
    <div className="space-y-4">
      <Notice kind="warning" role="status" title={say("title")}>
        <p>{say("text")}</p>
        <ul className="mt-2 grid grid-cols-1 gap-1 font-mono sm:grid-cols-2" dir="ltr">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Notice>
      <div className="no-print flex flex-wrap gap-3">
        <Button variant="secondary" onClick={() => window.print()}>
          {say("print")}
        </Button>
        <Button variant="secondary" onClick={copy}>
          {say(copied ? "copied" : "copy")}
        </Button>
        <Button onClick={onKept}>{say("kept")}</Button>
      </div>
    </div>
  );
}
