"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { Link, useRouter } from "@/lib/i18n/navigation";

type Props = {
  conferenceId: string;
  filter: Omit<QueueFilter, "after">;
  isFiltered: boolean;
  clearHref: string;
  saved: { id: string; name: string; href: string }[];
  save: Action<unknown>;
  remove: Action<unknown>;
};

/** The reader's own filters by name; each is a link that may be sent to a colleague, as the address is the filter. */
export function SavedFilters({ conferenceId, filter, isFiltered, clearHref, saved, save, remove }: Props) {
  const say = useTranslations("queue.saved");
  const router = useRouter();
  const [name, setName] = useState("");
  const saving = useSubmit(save, () => {
    setName("");
    router.refresh();
  });
  const removing = useSubmit(remove, () => router.refresh());
  const problem = saving.problem ?? removing.problem;
  return (
    <section aria-label={say("title")} className="space-y-3">
      {saved.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {saved.map((one) => (
            <li key={one.id} className="flex rounded-md border border-edge">
              <Link
                href={one.href}
                className="inline-flex min-h-11 items-center px-3 text-action hover:bg-wash"
              >
                <bdi>{one.name}</bdi>
              </Link>
              <button
                type="button"
                className="inline-flex min-h-11 min-w-11 items-center justify-center border-s border-edge hover:bg-wash"
                onClick={() => removing.submit({ filterId: one.id })}
              >
                <X aria-hidden className="size-4" />
                <span className="sr-only">{say("remove", { name: one.name })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && <Notice kind="danger" role="alert" title={problem.fields.name ?? problem.text} />}
      {isFiltered && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-action">{say("save")}</summary>
          <form
            className="flex flex-wrap items-end gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              saving.submit({ conferenceId, name, filter });
            }}
          >
            <TextField
              id="filterName"
              label={say("name")}
              hint={say("hint")}
              value={name}
              maxLength={60}
              required
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" variant="secondary" busy={saving.busy}>
              {say("keep")}
            </Button>
          </form>
        </details>
      )}
      {isFiltered && (
        <Link className={buttonClass("quiet", "px-0")} href={clearHref}>
          {say("clear")}
        </Link>
      )}
    </section>
  );
}
