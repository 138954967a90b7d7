"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ArrivalFields } from "@/components/vips/arrival-fields";
import type { VipChoices } from "@/lib/accreditation/vips/queries/vips";
import { SALUTATIONS } from "@/lib/delegates/schema/choices";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  conference: { id: string; slug: string };
  /** Made with the page, so that a double click invites one person. */
  requestKey: string;
  choices: VipChoices;
  roles: Choice[];
  language: Locale;
  action: Action<{ id: string }>;
};

const EMPTY = {
  familyName: "",
  givenNames: "",
  nativeName: "",
  salutation: "",
  functionalTitle: "",
  email: "",
  delegationId: "",
  delegationRole: "HEAD",
  rank: "",
};
const NO_ARRIVAL = { arrivalOn: "", arrivalTime: "", arrivalFlight: "" };
const MAY_BE_EMPTY: readonly string[] = ["givenNames", "nativeName", "salutation"];

/** Enters somebody of high rank: who, of which delegation, by which rank, and when they arrive. */
export function VipForm({ conference, requestKey, choices, roles, action, ...props }: Props) {
  const say = useTranslations("vips");
  const router = useRouter();
  const [texts, setTexts] = useState(EMPTY);
  const [arrival, setArrival] = useState(NO_ARRIVAL);
  const [language, setLanguage] = useState<string>(props.language);
  const { submit, busy, problem } = useSubmit(action, ({ id }) =>
    router.push(`/review/${conference.slug}/vips/${id}`),
  );
  const rank = choices.ranks.find(({ code }) => code === texts.rank);
  const field = (name: keyof typeof EMPTY) => ({
    id: name,
    label: say(name === "rank" ? "rankLabel" : name),
    optional: MAY_BE_EMPTY.includes(name) ? say("optional") : undefined,
    error: problem?.fields[name],
    value: texts[name],
    onChange: ({ target }: { target: { value: string } }) => setTexts({ ...texts, [name]: target.value }),
  });
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId: conference.id, requestKey, language, ...texts, ...arrival });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField {...field("delegationId")} prompt={say("choose")} choices={choices.delegations} />
        <SelectField {...field("delegationRole")} choices={roles} />
        <SelectField
          {...field("rank")}
          prompt={say("choose")}
          choices={choices.ranks.map(({ code }) => ({ value: code, label: say(`rank.${code}`) }))}
          hint={
            rank &&
            `${say("passOf", { pass: rank.pass })} ${say(rank.photoOptional ? "withoutPhoto" : "photoAwaited")}`
          }
        />
        <SelectField
          {...field("salutation")}
          prompt={say("noSalutation")}
          choices={SALUTATIONS.map((value) => ({ value, label: value }))}
        />
        <TextField {...field("familyName")} hint={say("nameHint")} />
        <TextField {...field("givenNames")} />
        <TextField {...field("nativeName")} />
        <TextField {...field("functionalTitle")} />
        <TextField {...field("email")} type="email" dir="ltr" hint={say("emailHint")} />
        <SelectField
          id="language"
          label={say("language")}
          choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          value={language}
          onChange={({ target }) => setLanguage(target.value)}
        />
      </div>
      <ArrivalFields value={arrival} problem={problem} onChange={setArrival} />
      <Button type="submit" busy={busy}>
        {say("sendInvitation")}
      </Button>
    </form>
  );
}
