"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextArea } from "@/components/ui/text-field";
import { Link } from "@/lib/i18n/navigation";

/** A returned item that was not changed: it may be answered instead. */
export type OpenItem = { field: string; text: string; href: string };

type Props = {
  items: readonly OpenItem[];
  answers: Record<string, string>;
  onAnswer: (field: string, text: string) => void;
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
        {items.map(({ field, text, href }) => (
          <li key={field} className="border-s-4 border-amber ps-3">
            <p>
              <bdi>{text}</bdi>{" "}
              <Link className="text-action underline" href={href}>
                {say("mend")}
              </Link>
            </p>
            <TextArea
              id={`answer-${field}`}
              label={say("answer")}
              rows={2}
              maxLength={500}
              value={answers[field] ?? ""}
              onChange={(event) => onAnswer(field, event.target.value)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
