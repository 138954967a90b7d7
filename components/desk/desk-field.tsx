"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { DeskHits } from "@/components/desk/desk-hits";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Scanner } from "@/components/gate/scanner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { DeskFinding } from "@/lib/badges/queries/find-at-desk";
import { Link, useRouter } from "@/lib/i18n/navigation";

type Props = {
  action: Action<DeskFinding>;
  conferenceId: string;
  slug: string;
  /** The person on the screen; a new one empties the field. */
  personId: string | null;
};

/**
 * The one field of the desk: takes a scan, a number, a reference or a name. Escape comes back to it from anywhere, so
 * that the next person is one key away.
 */
export function DeskField({ action, conferenceId, slug, personId }: Props) {
  const say = useTranslations("desk");
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  const [found, setFound] = useState<DeskFinding | null>(null);
  const { submit, busy, problem } = useSubmit(action, (finding) => {
    const [only, ...others] = finding.hits;
    if (!only || others.length > 0) return setFound(finding);
    open(only.delegateId);
  });

  function open(delegateId: string) {
    setFound(null);
    setCamera(false);
    if (field.current) field.current.value = "";
    router.push(`/desk/${slug}?person=${delegateId}`);
  }

  // The field is what the page is for, and a scanner types into it at once.
  useEffect(() => {
    if (personId === null) field.current?.focus();
  }, [personId]);

  useEffect(() => {
    const back = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      setFound(null);
      if (field.current) field.current.value = "";
      field.current?.focus();
    };
    document.addEventListener("keydown", back);
    return () => document.removeEventListener("keydown", back);
  }, []);

  const look = (text: string) => submit({ conferenceId, text });
  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    if (text !== "") look(text);
  }

  return (
    <div className="peer space-y-3" data-found={found ? "" : undefined}>
      <search>
        <form noValidate onSubmit={find} className="flex flex-wrap gap-3">
          <label htmlFor="desk-field" className="w-full text-lg font-semibold">
            {say("field")}
          </label>
          <input
            ref={field}
            id="desk-field"
            type="text"
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            aria-describedby="desk-keys"
            className="control min-h-16 w-full px-4 text-xl sm:w-auto sm:min-w-0 sm:flex-1"
          />
          <Button type="submit" busy={busy} className="min-h-16 flex-auto px-8 text-lg sm:flex-none">
            {say("find")}
          </Button>
          <Button
            variant="secondary"
            className="min-h-16 flex-auto sm:flex-none"
            onClick={() => setCamera(!camera)}
          >
            {say(camera ? "scanStop" : "scan")}
          </Button>
        </form>
      </search>
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <p id="desk-keys" className="text-sm text-muted">
          {say("keys")}
        </p>
        <Link
          href={`/desk/${slug}/batches`}
          className="flex min-h-11 items-center text-action hover:underline"
        >
          {say("batches")}
        </Link>
      </div>
      {camera && <Scanner paused={busy} onText={look} />}
      {problem && (
        <Notice kind="danger" role="alert">
          <p>{problem.text}</p>
        </Notice>
      )}
      {found && <DeskHits finding={found} onChoose={open} />}
      {!found && personId === null && (
        <EmptyState title={say("start")}>
          <p>{say("startText")}</p>
        </EmptyState>
      )}
    </div>
  );
}
