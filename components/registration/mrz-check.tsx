"use client";

import { useTranslations } from "next-intl";
import type { FormValues } from "@/components/registration/field-config";
import { MrzDifferences } from "@/components/registration/mrz-differences";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { compareZone } from "@/lib/delegates/compare-zone";
import type { DraftValues } from "@/lib/delegates/completeness";
import type { MrzFields } from "@/lib/delegates/mrz";
import { isCountryCode } from "@/lib/i18n/country-codes";

type Props = {
  text: string;
  onText: (text: string) => void;
  identity: DraftValues["identity"];
  document: FormValues;
  today: string;
  onFill: (name: string, value: string) => void;
};

/** Fields of the form that are still empty and that the zone knows. */
function fillable(fields: MrzFields | null, document: FormValues): [string, string][] {
  if (!fields) return [];
  const known: [string, string | null][] = [
    ["number", fields.number || null],
    ["issuer", isCountryCode(fields.issuer) ? fields.issuer : null],
    ["expiresOn", fields.expiryDate],
  ];
  return known.flatMap(([name, value]) => (value && !document[name] ? [[name, value]] : []));
}

/** Paste the lines at the bottom of the document: read at once, compared by rule, differences shown, nothing forced. */
export function MrzCheck({ text, onText, identity, document, today, onFill }: Props) {
  const say = useTranslations("registration.mrz");
  const check = text.trim() ? compareZone(text, identity, document as DraftValues["document"], today) : null;
  const rows = check?.rows.filter(({ agreement }) => agreement !== "equal") ?? [];
  const empty = fillable(check?.fields ?? null, document);
  const agrees = check?.fields && rows.length === 0 && check.findings.length === 0 && empty.length === 0;
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
        {agrees && <Notice kind="success" title={say("agrees")} />}
        <MrzDifferences rows={rows} />
      </div>
      {empty.length > 0 && (
        <Button
          variant="secondary"
          onClick={() => {
            for (const [name, value] of empty) onFill(name, value);
          }}
        >
          {say("fill")}
        </Button>
      )}
    </div>
  );
}
