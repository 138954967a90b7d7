"use client";

import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Seen = { organizationId: string; version: number };

/** Suspends an organization everywhere, with the reason, or restores it. */
export function SuspendForm({ seen, action }: { seen: Seen; action: Action<unknown> }) {
  const say = useTranslations("registry");
  return (
    <ReasonForm
      subject={seen}
      fields={[{ name: "reason", id: "reason", label: say("reason") }]}
      button={say("suspend")}
      variant="danger"
      action={action}
    />
  );
}

type ActProps = {
  input: Record<string, string | number>;
  /** Key of its words below `registry`. */
  act: "restore" | "undo" | "mergeNow";
  /** Where it leads; else the page is drawn anew. */
  href?: string;
  action: Action<unknown>;
};

/** An act on an entry that needs nothing but the click; what it brings about stands beside it. */
export function EntryAct({ input, act, href, action }: ActProps) {
  const say = useTranslations("registry");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => {
    if (href) router.push(href);
    router.refresh();
  });
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant={act === "mergeNow" ? "danger" : "secondary"} busy={busy} onClick={() => submit(input)}>
        {say(act)}
      </Button>
    </div>
  );
}
