"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";
import { isRole, roleDefinition } from "@/lib/policy/roles";

export type GrantPlaceChoice = {
  value: string;
  label: string;
  delegations: readonly Choice[];
  categories: readonly Choice[];
};

type Props = {
  userId: string;
  roles: readonly Choice[];
  places: readonly GrantPlaceChoice[];
  everywhere: boolean;
  action: Action<{ id: string }>;
};

/** Asks a second administrator for a role; asks for the delegation or the categories where the role reaches no further. */
export function GrantForm({ userId, roles, places, everywhere, action }: Props) {
  const say = useTranslations("admin.users");
  const ask = useTranslations("signatures.ask");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const [role, setRole] = useState("");
  const [conferenceId, setConferenceId] = useState(places[0]?.value ?? "");
  const reach = isRole(role) ? roleDefinition(role).reach : "conference";
  const place = places.find(({ value }) => value === conferenceId);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    submit({
      userId,
      role,
      conferenceId: conferenceId || null,
      delegationId: data.get("delegationId") || null,
      categoryIds: data.getAll("categoryIds"),
      reason: data.get("reason") ?? "",
    });
  };
  return (
    <form noValidate onSubmit={send} className="max-w-md space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <SelectField
        id="role"
        label={say("role")}
        prompt=""
        choices={roles}
        value={role}
        error={problem?.fields.role}
        onChange={(event) => setRole(event.target.value)}
      />
      <SelectField
        id="conferenceId"
        label={say("conference")}
        prompt={everywhere ? say("everywhere") : undefined}
        choices={places}
        value={conferenceId}
        error={problem?.fields.conferenceId}
        onChange={(event) => setConferenceId(event.target.value)}
      />
      {reach === "delegation" && (
        <SelectField
          id="delegationId"
          name="delegationId"
          label={say("delegation")}
          prompt=""
          choices={place?.delegations ?? []}
          error={problem?.fields.delegationId}
        />
      )}
      {reach === "category" && (
        <ChoiceGroup id="categoryIds" legend={say("categories")} error={problem?.fields.categoryIds}>
          {(place?.categories ?? []).map(({ value, label }) => (
            <Checkbox key={value} id={value} name="categoryIds" value={value} label={<bdi>{label}</bdi>} />
          ))}
        </ChoiceGroup>
      )}
      <TextField
        id="reason"
        name="reason"
        label={ask("role")}
        hint={ask("reasonHint")}
        error={problem?.fields.reason}
      />
      <Button type="submit" busy={busy}>
        {ask("roleButton")}
      </Button>
    </form>
  );
}
