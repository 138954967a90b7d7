"use client";

import { useTranslations } from "next-intl";
import type { InvitationDraft } from "@/components/invitations/use-invitations";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import type { InvitableOrganization } from "@/lib/organizations/invitations/queries/invitable";

type Props = {
  row: InvitableOrganization;
  draft: InvitationDraft;
  /** Path of the field → what is wrong with it. */
  errors: Record<string, string>;
  onChange: (part: Partial<InvitationDraft>) => void;
};

/** One organization: chosen or not, and when chosen how it is invited. */
export function InvitationRow({ row, draft, errors, onChange }: Props) {
  const say = useTranslations("invitations");
  const words = useTranslations("overview");
  const shut = row.suspended || row.delegation !== null;
  const id = (field: string) => `${field}-${row.id}`;
  const standing = row.delegation
    ? words(`states.${row.delegation.state}`)
    : say(row.suspended ? "suspended" : "notInvited");
  return (
    <li className="border-b border-line py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox
          id={id("chosen")}
          label={
            <>
              <bdi className="font-semibold">{row.name}</bdi>{" "}
              <span className="text-sm text-muted">{words(`types.${row.type}`)}</span>
            </>
          }
          disabled={shut}
          checked={draft.chosen}
          onChange={(event) => onChange({ chosen: event.target.checked })}
        />
        <span className="text-sm text-muted">{standing}</span>
      </div>
      {draft.chosen && (
        <fieldset className="grid gap-3 pb-3 sm:grid-cols-2 lg:grid-cols-4">
          <legend className="sr-only">{row.name}</legend>
          <TextField
            id={id("contactEmail")}
            type="email"
            dir="ltr"
            label={say("contact")}
            value={draft.contactEmail}
            onChange={(event) => onChange({ contactEmail: event.target.value })}
            error={errors.contactEmail}
          />
          <SelectField
            id={id("language")}
            label={say("language")}
            choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            value={draft.language}
            onChange={(event) =>
              onChange({ language: LOCALES.find((one) => one === event.target.value) ?? "en" })
            }
            error={errors.language}
          />
          <TextField
            id={id("quota")}
            type="number"
            inputMode="numeric"
            min={0}
            label={say("quota")}
            value={draft.quota}
            onChange={(event) => onChange({ quota: event.target.value })}
            error={errors.quota}
          />
          <TextField
            id={id("deadlineOn")}
            type="date"
            label={say("deadline")}
            value={draft.deadlineOn}
            onChange={(event) => onChange({ deadlineOn: event.target.value })}
            error={errors.deadlineOn}
          />
        </fieldset>
      )}
    </li>
  );
}
