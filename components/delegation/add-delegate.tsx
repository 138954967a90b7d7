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
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegationId: string;
  /** Made with the page, so that a double click adds one person. */
  requestKey: string;
  categories: Choice[];
  roles: Choice[];
  /** In which a person is written to unless said otherwise. */
  language: Locale;
  /** Officers invite; the form is the person's or the delegation's to fill in. */
  invitesOnly: boolean;
  action: Action<{ id: string }>;
};

const TEXTS = ["familyName", "givenNames", "functionalTitle", "email"] as const;

/** Adds one of the delegation's people: to be filled in here, or invited to fill in the rest. */
export function AddDelegate({ delegationId, requestKey, categories, roles, ...props }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const { texts, input } = usePersonTexts("new", TEXTS);
  const [categoryId, setCategory] = useState("");
  const [delegationRole, setRole] = useState("");
  const [wantsInvite, setInvite] = useState(false);
  const [language, setLanguage] = useState<string>(props.language);
  const invite = props.invitesOnly || wantsInvite;
  const { submit, busy, problem } = useSubmit(props.action, ({ id }) => {
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
          submit({ delegationId, requestKey, categoryId, delegationRole, invite, language, ...texts });
        }}
      >
        <h2>{say(props.invitesOnly ? "invitePerson" : "add")}</h2>
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
        {!props.invitesOnly && (
          <Checkbox
            id="add-invite"
            label={say("invite")}
            checked={invite}
            onChange={(event) => setInvite(event.target.checked)}
          />
        )}
        {invite && (
          <SelectField
            id="add-language"
            label={say("language")}
            choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          />
        )}
        <Button type="submit" busy={busy}>
          {say(props.invitesOnly ? "sendInvitation" : invite ? "addAndInvite" : "addAndFillIn")}
        </Button>
      </form>
    </Card>
  );
}
