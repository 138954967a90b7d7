"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { type BadgeFace, BadgePreview } from "@/components/registration/badge-preview";
import { type OpenItem, ReturnAnswers } from "@/components/registration/return-answers";
import type { SummarySection } from "@/components/registration/summary-of";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { noPlaceLeft } from "@/lib/delegates/no-place-left";
import { Link, useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  face: BadgeFace;
  sections: SummarySection[];
  missing: { href: string; text: string }[];
  /** Steps in which something may be changed; of a returned registration not all. */
  changeable: readonly string[];
  /** Returned items that stay as they were. */
  open: OpenItem[];
  submit: Action<{ reference: string; version: number }>;
};

/** Everything once more; the person approves the badge and submits. What is missing leads to its step. */
export function ReviewStep(props: Props) {
  const { delegateId, version, face, sections, missing, changeable, open } = props;
  const say = useTranslations("registration");
  const router = useRouter();
  const [approved, setApproved] = useState(false);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const unanswered = open.some(({ id }) => !answers[id]?.trim());
  const given = Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim()));
  const { submit, busy, problem } = useSubmit(props.submit, () => {
    router.push(`/registrations/${delegateId}`);
    router.refresh();
  });
  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_16rem]">
      <div className="order-2 min-w-0 space-y-4 lg:order-1">
        {missing.length > 0 && (
          <Notice kind="warning" title={say("review.missing")}>
            <ul className="list-disc ps-5">
              {missing.map(({ href, text }) => (
                <li key={href + text}>
                  <Link className="text-action underline" href={href}>
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {sections.map(({ step, title, rows }) => (
          <Card key={step}>
            <div className="flex items-center justify-between gap-2">
              <h2>{title}</h2>
              {changeable.includes(step) && (
                <Link
                  className="inline-flex min-h-11 items-center text-action underline"
                  href={`/registrations/${delegateId}/${step}`}
                >
                  {say("review.change")}
                  <span className="sr-only"> {title}</span>
                </Link>
              )}
            </div>
            <Facts facts={rows} />
          </Card>
        ))}
        <ReturnAnswers
          items={open}
          answers={answers}
          onAnswer={(id, text) => setAnswers((before) => ({ ...before, [id]: text }))}
        />
        <Card wash>
          {problem && <Notice kind="danger" role="alert" title={problem.text} />}
          {noPlaceLeft(problem?.message) && (
            <Button
              variant="secondary"
              className="my-3"
              busy={busy}
              onClick={() =>
                submit({ delegateId, version, badgeApproved: approved, answers: given, waitingList: true })
              }
            >
              {say("review.waitingList")}
            </Button>
          )}
          <Checkbox
            id="badgeApproved"
            label={say("review.badge")}
            checked={approved}
            onChange={(event) => setApproved(event.target.checked)}
          />
          <Button
            className="mt-3 w-full sm:w-auto"
            busy={busy}
            disabled={!approved || missing.length > 0 || unanswered}
            onClick={() => submit({ delegateId, version, badgeApproved: approved, answers: given })}
          >
            {say("review.submit")}
          </Button>
          {(missing.length > 0 || unanswered) && (
            <p className="mt-2 text-sm text-muted">
              {say(missing.length > 0 ? "review.notYet" : "review.openItems")}
            </p>
          )}
        </Card>
      </div>
      <aside aria-label={say("preview")} className="order-1 lg:order-2">
        <BadgePreview face={face} caption={say("previewHint")} />
      </aside>
    </div>
  );
}
