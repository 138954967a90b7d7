"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePersonTexts } from "@/components/delegation/use-person-texts";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegationId: string;
  /** Made with the page, so that a double click adds one person. */
  requestKey: string;
  categories: Choice[];
  roles: Choice[];
  action: Action<{ id: string }>;
};

const TEXTS = ["familyName", "givenNames", "functionalTitle", "email"] as const;

/** Adds one of the delegation's people: to be filled in here, or invited to fill in the rest. */
export function AddDelegate({ delegationId, requestKey, categories, roles, action }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const { texts, input } = usePersonTexts("new", TEXTS);
  const [categoryId, setCategory] = useState("");
  const [delegationRole, setRole] = useState("");
  const [invite, setInvite] = useState(false);
  const { submit, busy, problem } = useSubmit(action, ({ id }) => {
    if (invite) router.refresh();
    else router.push(`/registrations/${id}/identity`);
  });
  return (
    <Card className="mt-8">
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegationId, requestKey, categoryId, delegationRole, invite, ...texts });
        }}
      >
        <h2>{say("add")}</h2>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <div className="grid gap-4 md:grid-cols-2">
          <TextField {...input("familyName", problem)} />
          <TextField {...input("givenNames", problem)} optional={say("optional")} />
          <TextField {...input("functionalTitle", problem)} optional={say("optional")} />
          <TextField
            {...input("email", problem)}
            type="email"
            dir="ltr"
            optional={invite ? undefined : say("optional")}
          />
          <SelectField
            id="add-role"
            label={say("role")}
            prompt={say("choose")}
            choices={roles}
            error={problem?.fields.delegationRole}
            value={delegationRole}
            onChange={(event) => setRole(event.target.value)}
          />
          <SelectField
            id="add-category"
            label={say("category")}
            prompt={say("choose")}
            choices={categories}
            error={problem?.fields.categoryId}
            value={categoryId}
            onChange={(event) => setCategory(event.target.value)}
          />
        </div>
        <Checkbox
          id="add-invite"
          label={say("invite")}
          checked={invite}
          onChange={(event) => setInvite(event.target.checked)}
        />
        <Button type="submit" busy={busy}>
          {say(invite ? "addAndInvite" : "addAndFillIn")}
        </Button>
      </form>
    </Card>
  );
}
