"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/forms/use-submit";
import { type SimpleField, SimpleForm } from "@/components/identity/simple-form";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/i18n/navigation";

/** Asks for a link to choose a new password; the answer is the same for every address. */
export function ResetRequestForm({ action }: { action: Action<undefined> }) {
  const say = useTranslations("identity.reset");
  const [sent, setSent] = useState(false);
  if (sent) return <Notice kind="success" role="status" title={say("sent")} />;
  return (
    <SimpleForm
      form="reset"
      action={action}
      fields={[{ name: "email", type: "email", autoComplete: "username", inputMode: "email" }]}
      onDone={() => setSent(true)}
    />
  );
}

const INVITATION_CODE: SimpleField = {
  name: "code",
  text: "invitationCode",
  type: "text",
  autoComplete: "one-time-code",
  hint: true,
};

type SetPasswordProps = {
  token: string;
  /** The link opens only with the code that came by another way. */
  needsCode?: boolean;
  action: Action<undefined>;
};

/** Chooses a password by a single-use link. */
export function SetPasswordForm({ token, needsCode = false, action }: SetPasswordProps) {
  const say = useTranslations("identity.setPassword");
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Notice kind="success" role="status" title={say("done")}>
        <Link className={buttonClass("primary", "mt-2")} href="/sign-in">
          {say("signIn")}
        </Link>
      </Notice>
    );
  }
  return (
    <SimpleForm
      form="setPassword"
      extra={{ token }}
      action={action}
      fields={[
        ...(needsCode ? [INVITATION_CODE] : []),
        { name: "newPassword", type: "password", autoComplete: "new-password", hint: true },
      ]}
      onDone={() => setDone(true)}
    />
  );
}

/** Changes the password of the account; other sessions end. */
export function ChangePasswordForm({ action }: { action: Action<undefined> }) {
  const say = useTranslations("identity.changePassword");
  const [done, setDone] = useState(false);
  if (done) return <Notice kind="success" role="status" title={say("done")} />;
  return (
    <SimpleForm
      form="changePassword"
      action={action}
      fields={[
        { name: "password", type: "password", autoComplete: "current-password" },
        { name: "newPassword", type: "password", autoComplete: "new-password", hint: true },
      ]}
      onDone={() => setDone(true)}
    />
  );
}
