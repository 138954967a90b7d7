"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  /** Kinds of review that may be done anew. */
  reviews: readonly string[];
  /** The name of the language in which the person reads. */
  language: string;
  allow: Action<{ version: number }>;
  dismiss: Action<{ version: number }>;
};

/** The ruling: allowed, with the reviews to do anew, or dismissed; its text goes to the person, the note to nobody. */
export function RulingForm({ delegateId, version, reviews, language, allow, dismiss }: Props) {
  const say = useTranslations("appeals.ruling");
  const kind = useTranslations("review.reviews.kind");
  const router = useRouter();
  const [outcome, setOutcome] = useState<"allow" | "dismiss">("dismiss");
  const [textForPerson, setText] = useState("");
  const [internalNote, setNote] = useState("");
  const [anew, setAnew] = useState<string[]>([]);
  const allowing = useSubmit(allow, () => router.refresh());
  const dismissing = useSubmit(dismiss, () => router.refresh());
  const { busy, problem, submit } = outcome === "allow" ? allowing : dismissing;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const ruling = { delegateId, version, textForPerson, internalNote: internalNote || null };
        submit(outcome === "allow" ? { ...ruling, reviews: anew } : ruling);
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <ChoiceGroup id="outcome" legend={say("outcome")}>
        {(["dismiss", "allow"] as const).map((value) => (
          <Checkbox
            key={value}
            id={`outcome-${value}`}
            type="radio"
            name="outcome"
            label={say(value)}
            hint={say(`${value}Hint`)}
            checked={outcome === value}
            onChange={() => setOutcome(value)}
          />
        ))}
      </ChoiceGroup>
      {outcome === "allow" && reviews.length > 0 && (
        <ChoiceGroup id="reviews" legend={say("reviews")} hint={say("reviewsHint")}>
          {reviews.map((value) => (
            <Checkbox
              key={value}
              id={`review-${value}`}
              label={kind(value as never)}
              checked={anew.includes(value)}
              onChange={({ target }) =>
                setAnew(target.checked ? [...anew, value] : anew.filter((other) => other !== value))
              }
            />
          ))}
        </ChoiceGroup>
      )}
      <TextArea
        id="textForPerson"
        label={say("text")}
        hint={say("textHint", { language })}
        error={problem?.fields.textForPerson}
        rows={5}
        value={textForPerson}
        onChange={(event) => setText(event.target.value)}
      />
      <TextArea
        id="internalNote"
        label={say("note")}
        hint={say("noteHint")}
        error={problem?.fields.internalNote}
        rows={3}
        value={internalNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" variant={outcome === "allow" ? "primary" : "danger"} busy={busy}>
        {say(`${outcome}Button`)}
      </Button>
    </form>
  );
}
