"use client";

import { useTranslations } from "next-intl";
import { SubstituteByMember } from "@/components/delegation/substitute-by-member";
import { usePersonTexts } from "@/components/delegation/use-person-texts";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Choice } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  name: string;
  requestKey: string;
  action: Action<{ id: string }>;
  /** Who is registered already and could take the place. */
  members: Choice[];
  byMember: Action<unknown>;
};

const TEXTS = ["familyName", "givenNames", "functionalTitle"] as const;

/** Names somebody in this person's place, and goes on to the replacement's form. */
export function SubstituteForm({ delegateId, version, name, requestKey, action, members, byMember }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const { texts, input } = usePersonTexts(delegateId, TEXTS);
  const { submit, busy, problem } = useSubmit(action, ({ id }) =>
    router.push(`/registrations/${id}/identity`),
  );
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("substitute")}
        <span className="sr-only"> {name}</span>
      </summary>
      {members.length > 0 && (
        <SubstituteByMember delegateId={delegateId} version={version} choices={members} action={byMember} />
      )}
      <form
        noValidate
        className="mt-2 max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, version, requestKey, ...texts });
        }}
      >
        <p>{say("substituteText")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField {...input("familyName", problem)} />
        <TextField {...input("givenNames", problem)} optional={say("optional")} />
        <TextField {...input("functionalTitle", problem)} optional={say("optional")} />
        <Button type="submit" busy={busy}>
          {say("substituteNow")}
        </Button>
      </form>
    </details>
  );
}
