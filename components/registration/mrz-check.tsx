"use client";

import { useTranslations } from "next-intl";
import type { FormValues } from "@/components/registration/field-config";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { compareZone } from "@/lib/delegates/compare-zone";
import type { DraftValues } from "@/lib/delegates/completeness";

type Props = {
  text: string;
  onText: (text: string) => void;
  identity: DraftValues["identity"];
  document: FormValues;
  today: string;
};

/** Paste the lines at the bottom of the document: read at once, compared by rule, differences shown, nothing forced. */
export function MrzCheck({ text, onText, identity, document, today }: Props) {
  const say = useTranslations("registration.mrz");
  const check = text.trim() ? compareZone(text, identity, document as DraftValues["document"], today) : null;
  const rows = check?.rows.filter(({ agreement }) => agreement !== "equal") ?? [];
  return (
    <div className="space-y-3 rounded-md border border-line bg-wash p-4">
      <TextArea
        id="mrz"
        label={say("label")}
        hint={say("hint")}
        rows={3}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        className="font-mono text-sm uppercase"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <div aria-live="polite" className="space-y-3">
        {check && check.findings.length > 0 && (
          <Notice kind="warning" title={say("findings")}>
            <ul className="list-disc ps-5">
              {check.findings.map(({ kind, ...facts }) => (
                <li key={`${kind} ${facts.line} ${facts.position}`}>{say(kind, facts)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {check?.fields && rows.length === 0 && check.findings.length === 0 && (
          <Notice kind="success" title={say("agrees")} />
        )}
        {rows.length > 0 && (
          <Notice
            kind={rows.some(({ agreement }) => agreement === "differs") ? "warning" : "info"}
            title={say("differs")}
          >
            <dl className="space-y-2">
              {rows.map(({ field, reason, mrz, typed }) => (
                <div key={field}>
                  <dt className="font-semibold">
                    {say(`field.${field}`)} · {say(reason ? `reason.${reason}` : "differsWord")}
                  </dt>
                  <dd>
                    {say("inZone")} <bdi className="font-mono">{mrz}</bdi>
                  </dd>
                  <dd>
                    {say("typed")} <bdi>{typed}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="text-sm">{say("never")}</p>
          </Notice>
        )}
      </div>
    </div>
  );
}
