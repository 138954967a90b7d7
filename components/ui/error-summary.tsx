"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

export type SummaryItem = { id: string; text: string };

type Props = {
  title: string;
  items: readonly SummaryItem[];
  /** Counts the attempts to send, where the list changes while the person mends: only an attempt takes the focus. */
  attempt?: number;
};

/** Lists what is wrong at the top of a form and takes the focus; each line leads to its field. */
export function ErrorSummary({ title, items, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const occasion = attempt ?? items.map(({ id }) => id).join();
  useEffect(() => {
    if (occasion) box.current?.focus();
  }, [occasion]);
  if (items.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice kind="danger" title={title}>
        <ul className="list-disc ps-5">
          {items.map(({ id, text }) => (
            <li key={id}>
              <a className="text-red underline" href={`#${id}`}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
