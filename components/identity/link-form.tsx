"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { sendAccessLinkSchema } from "@/lib/identity/schema";

/** Asks for an address and sends the single-use link there; the answer is the same for every address. */
export function LinkForm({ conferenceId, action }: { conferenceId: string; action: Action<undefined> }) {
  const say = useTranslations("registration.link");
  const wrong = useTranslations("validation");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(sendAccessLinkSchema),
    defaultValues: { conferenceId, email: "" },
  });
  const { submit, busy, problem } = useSubmit(action, () => setSentTo(form.getValues("email")));
  const error = form.formState.errors.email?.message;
  if (sentTo) {
    return (
      <Notice kind="success" role="status" title={say("sentTitle")}>
        <p>{say("sentText", { email: sentTo })}</p>
        <Button variant="quiet" className="px-0" onClick={() => setSentTo(null)}>
          {say("again")}
        </Button>
      </Notice>
    );
  }
  return (
    <form noValidate onSubmit={form.handleSubmit(submit)} className="space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextField
        id="email"
        type="email"
        autoComplete="email"
        inputMode="email"
        label={say("email")}
        hint={say("emailHint")}
        error={error && wrong(error as never)}
        {...form.register("email")}
      />
      <Button type="submit" busy={busy} className="w-full sm:w-auto">
        {say("send")}
      </Button>
    </form>
  );
}
