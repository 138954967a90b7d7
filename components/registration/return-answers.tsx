"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextArea } from "@/components/ui/text-field";
import { Link } from "@/lib/i18n/navigation";

/** A returned item that was not changed: it may be answered instead. */
export type OpenItem = {
  id: string;
  text: string;
  /** Where it is mended; null where there is nothing to change, and only an answer helps. */
  href: string | null;
};

type Props = {
  items: readonly OpenItem[];
  answers: Record<string, string>;
  onAnswer: (id: string, text: string) => void;
};

/** What was returned and stays as it was: mend it, or say why it stays. */
export function ReturnAnswers({ items, answers, onAnswer }: Props) {
  const say = useTranslations("registration.review");
  if (items.length === 0) return null;
  return (
    <Card>
      <h2>{say("openItems")}</h2>
      <p className="mb-4 text-muted">{say("openItemsText")}</p>
      <ul className="space-y-5">
        {items.map(({ id, text, href }) => (
          <li key={id} className="border-s-4 border-amber ps-3">
            <p>
              <bdi>{text}</bdi>{" "}
              {href && (
                <Link className="inline-flex min-h-11 items-center text-action underline" href={href}>
                  {say("mend")}
                </Link>
              )}
            </p>
            <TextArea
              id={`answer-${id}`}
              label={say("answer")}
              hint={say("answerHint")}
              rows={2}
              maxLength={500}
              value={answers[id] ?? ""}
              onChange={(event) => onAnswer(id, event.target.value)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
