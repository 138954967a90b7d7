"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { ConfiguredRank, ConfiguredRanks } from "@/lib/conferences/queries/vip-ranks";
import { PROTOCOL_RANKS } from "@/lib/conferences/vip-ranks";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conference: ConfiguredRanks; action: Action<undefined> };

/** The ranks of a conference in order of precedence: put on the list, taken off, moved, each with its pass. */
export function VipRanksForm({ conference: { id, title, version, ...before }, action }: Props) {
  const say = useTranslations("vips");
  const router = useRouter();
  const [ranks, setRanks] = useState(before.ranks);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const listed = new Set(ranks.map(({ code }) => code));
  const [pass] = before.categories;
  const change = (at: number, part: Partial<ConfiguredRank>) =>
    setRanks(ranks.map((rank, place) => (place === at ? { ...rank, ...part } : rank)));
  const moveUp = (at: number) =>
    setRanks(ranks.toSpliced(at, 1).toSpliced(at - 1, 0, ...ranks.slice(at, at + 1)));
  return (
    <form
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId: id, version, ranks });
      }}
    >
      {ranks.length === 0 && <p className="text-muted">{say("ranks.none")}</p>}
      <ol className="space-y-3">
        {ranks.map(({ code, photoOptional, categoryId }, at) => {
          const name = say(`rank.${code}`);
          return (
            <li key={code} className="rounded-md border border-line p-3">
              <h3 className="font-semibold">
                <span className="tabular">{at + 1}.</span> {name}
              </h3>
              <div className="mt-2 grid items-end gap-3 sm:grid-cols-2">
                <SelectField
                  id={`${id}-${code}-pass`}
                  label={say("ranks.pass")}
                  choices={before.categories.map((category) => ({
                    value: category.id,
                    label: category.name,
                  }))}
                  value={categoryId}
                  onChange={({ target }) => change(at, { categoryId: target.value })}
                />
                <Checkbox
                  id={`${id}-${code}-photo`}
                  label={say("ranks.photoOptional")}
                  checked={photoOptional}
                  onChange={({ target }) => change(at, { photoOptional: target.checked })}
                />
              </div>
              <div className="mt-2 flex flex-wrap gap-3">
                <Button variant="secondary" disabled={at === 0} onClick={() => moveUp(at)}>
                  {say("ranks.up")}
                  <span className="sr-only"> {name}</span>
                </Button>
                <Button variant="secondary" onClick={() => setRanks(ranks.toSpliced(at, 1))}>
                  {say("ranks.remove")}
                  <span className="sr-only"> {name}</span>
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      {pass && listed.size < PROTOCOL_RANKS.length && (
        <SelectField
          id={`${id}-add`}
          label={say("ranks.add")}
          prompt={say("choose")}
          choices={PROTOCOL_RANKS.filter((code) => !listed.has(code)).map((code) => ({
            value: code,
            label: say(`rank.${code}`),
          }))}
          value=""
          onChange={({ target }) => {
            const code = PROTOCOL_RANKS.find((rank) => rank === target.value);
            const last = ranks.at(-1)?.categoryId ?? pass.id;
            if (code) setRanks([...ranks, { code, photoOptional: false, categoryId: last }]);
          }}
        />
      )}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button type="submit" busy={busy} disabled={JSON.stringify(ranks) === JSON.stringify(before.ranks)}>
        {say("ranks.save")}
        <span className="sr-only"> {title}</span>
      </Button>
    </form>
  );
}
