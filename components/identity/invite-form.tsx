"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";
import { inviteUserSchema } from "@/lib/identity/schema";

type Props = {
  organizations: readonly Choice[];
  languages: readonly Choice[];
  language: Locale;
  action: Action<{ id: string }>;
};

/** Name, address, language and employer of a new account. */
export function InviteForm({ organizations, languages, language, action }: Props) {
  const say = useTranslations("admin.users");
  const wrong = useTranslations("validation");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, ({ id }) => router.push(`/admin/users/${id}`));
  const form = useForm({
    resolver: zodResolver(inviteUserSchema),
    defaultValues: { name: "", email: "", locale: language, organizationId: null },
  });
  const { errors } = form.formState;
  const textOf = (field: keyof typeof errors) => {
    const message = errors[field]?.message;
    return message ? wrong(message as never) : problem?.fields[field];
  };
  return (
    <form noValidate onSubmit={form.handleSubmit(submit)} className="max-w-md space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextField id="name" label={say("name")} error={textOf("name")} {...form.register("name")} />
      <TextField
        id="email"
        type="email"
        inputMode="email"
        dir="ltr"
        label={say("email")}
        error={textOf("email")}
        {...form.register("email")}
      />
      <SelectField
        id="locale"
        label={say("language")}
        choices={languages}
        error={textOf("locale")}
        {...form.register("locale")}
      />
      <SelectField
        id="organizationId"
        label={say("organization")}
        prompt={say("noOrganization")}
        choices={organizations}
        error={textOf("organizationId")}
        {...form.register("organizationId", { setValueAs: (value: string | null) => value || null })}
      />
      <Button type="submit" busy={busy} className="w-full sm:w-auto">
        {say("send")}
      </Button>
    </form>
  );
}
