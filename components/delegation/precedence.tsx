"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { keepOrder } from "@/lib/delegates/keep-order";
import { useRouter } from "@/lib/i18n/navigation";

type Person = { id: string; name: string; title: string };
type Props = { delegationId: string; people: Person[]; mark: string; action: Action<unknown> };

/**
 * The delegation's own order of precedence: by dragging, or by the buttons with mouse, touch and keyboard. What is not
 * saved yet outlives a refresh of the page, and a save is refused when another order was saved in between.
 */
export function Precedence({ delegationId, people, mark, action }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  /** The order that is being made; null: as saved. */
  const [own, setOwn] = useState<string[] | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");
  const { submit, busy, problem, setProblem } = useSubmit(
    async (input) => {
      const result = await action(input);
      // The order saved meanwhile comes beside the own one, and a second save replaces it knowingly.
      if (!result.ok && result.error.message === "orderChanged") router.refresh();
      return result;
    },
    () => {
      setOwn(null);
      router.refresh();
    },
  );
  const order = own ? keepOrder(own, people) : people;
  const move = (from: number, to: number) => {
    const person = order[from];
    if (!person || to < 0 || to >= order.length || from === to) return;
    const rest = order.toSpliced(from, 1);
    setOwn(rest.toSpliced(to, 0, person).map(({ id }) => id));
    setSpoken(say("moved", { name: person.name, place: to + 1 }));
  };
  if (people.length < 2) return null;
  const isChanged = order.some(({ id }, index) => id !== people[index]?.id);
  const clashed = problem?.message === "orderChanged";
  return (
    <section className="mt-8">
      <h2>{say("precedence")}</h2>
      <p className="max-w-prose text-muted">{say("precedenceText")}</p>
      {problem && (
        <Notice kind={clashed ? "warning" : "danger"} role="alert" title={problem.text}>
          {clashed && (
            <>
              <p className="mt-2 font-semibold">{say("savedOrder")}</p>
              <ol className="list-inside list-decimal">
                {people.map(({ id, name }) => (
                  <li key={id}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ol>
              <Button
                variant="secondary"
                className="mt-2"
                onClick={() => {
                  setOwn(null);
                  setProblem(null);
                }}
              >
                {say("takeSavedOrder")}
              </Button>
            </>
          )}
        </Notice>
      )}
      <ol className="mt-3 divide-y divide-line border-y border-line">
        {order.map(({ id, name, title }, index) => (
          <li
            key={id}
            draggable
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) move(dragged, index);
              setDragged(null);
            }}
            className="flex cursor-grab items-center gap-2 py-1"
          >
            <span className="tabular w-8 text-muted">{index + 1}</span>
            <span className="min-w-0 flex-1">
              <bdi className="font-semibold">{name}</bdi>
              <span className="block text-sm text-muted">
                <bdi>{title}</bdi>
              </span>
            </span>
            <Button
              variant="secondary"
              aria-label={say("up", { name })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp aria-hidden className="size-4" />
            </Button>
            <Button
              variant="secondary"
              aria-label={say("down", { name })}
              disabled={index === order.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <Button
        className="mt-3"
        busy={busy}
        disabled={!isChanged}
        onClick={() => submit({ delegationId, delegateIds: order.map(({ id }) => id), mark })}
      >
        {say("saveOrder")}
      </Button>
    </section>
  );
}
