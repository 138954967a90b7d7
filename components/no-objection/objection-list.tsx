import { getTranslations } from "next-intl/server";

import { PaperPages } from "@/components/nominations/paper-pages";
import type { ObjectionView } from "@/lib/organizations/no-objection/objection-view";

/** Who objected, when it came, why, and the scan of the note. */
export async function ObjectionList({
  objections,
  when,
}: {
  objections: readonly ObjectionView[];
  when: (instant: string) => string;
}) {
  const say = await getTranslations("circulations");
  return (
    <ul className="space-y-3">
      {objections.map(({ id, state, reason, reference, receivedAt, file }) => (
        <li key={id} className="border-s-4 border-amber ps-4">
          <p className="font-semibold">
            <bdi>{state}</bdi>
          </p>
          <p className="text-sm text-muted">
            {say("objection.received", { date: when(receivedAt) })}
            {reference && (
              <>
                {" · "}
                <bdi>{reference}</bdi>
              </>
            )}
          </p>
          <p className="mt-1 max-w-prose whitespace-pre-line">
            <bdi>{reason}</bdi>
          </p>
          {file && (
            <details className="mt-1 max-w-xl">
              <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
                {say("objection.showScan")}
                <span className="sr-only"> {state}</span>
              </summary>
              <PaperPages file={file} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
