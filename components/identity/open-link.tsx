"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { useGo } from "@/components/identity/use-go";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  token: string;
  action: Action<{ delegateId: string | null }>;
  /** Where the link leads when not to the registrations. */
  next: string | null;
};

/** The button that uses a single-use link: a plain form where there is no script, the action where there is. */
export function OpenLink({ token, action, next }: Props) {
  const say = useTranslations("registration.open");
  const locale = useLocale();
  const go = useGo();
  const { submit, busy, problem } = useSubmit(action, ({ delegateId }) =>
    go(next ?? (delegateId ? `/registrations/${delegateId}` : "/registrations")),
  );
  return (
    <form
      method="post"
      action="/api/session"
      className="mt-6 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit({ token });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <Button type="submit" worksWithoutScripts busy={busy}>
        {say("button")}
      </Button>
    </form>
  );
}
