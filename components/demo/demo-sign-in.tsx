"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { email: string; name: string; to: string; action: Action<{ signedIn: boolean }> };

/** Signs in as one of the demo's accounts. */
export function DemoSignIn({ email, name, to, action }: Props) {
  const say = useTranslations("demo");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => {
    router.push(to);
    router.refresh();
  });
  return (
    <>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="secondary" busy={busy} className="w-full" onClick={() => submit({ email })}>
        {say("signInAs", { name })}
      </Button>
    </>
  );
}
