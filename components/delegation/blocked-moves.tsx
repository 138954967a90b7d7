import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import type { AvailableMove } from "@/lib/organizations/delegation-actions";
import { delegationTransition } from "@/lib/policy/delegation-workflow";

type Props = {
  moves: readonly AvailableMove[];
  /** The end of the clock in words, where one runs. */
  closesAt: string | null;
};

/** What cannot be done now, each with the reason from the workflow table. */
export async function BlockedMoves({ moves, closesAt }: Props) {
  const say = await getTranslations("delegationState");
  const states = await getTranslations("overview.states");
  const why = ({ action, obstacle }: AvailableMove) => {
    if (obstacle === "objectionsOpen") return say("obstacle.objectionsOpen", { date: closesAt ?? "–" });
    const from = delegationTransition(action).from.map((state) => states(state));
    return say("obstacle.notFromThisState", { states: from.join(" · ") });
  };
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("blocked")}
      </summary>
      <ul className="mt-2 space-y-3">
        {moves.map((move) => (
          <li key={move.action} className="sm:grid sm:grid-cols-[16rem_1fr] sm:items-center sm:gap-4">
            <Button variant="secondary" disabled aria-describedby={`${move.action}-why`} className="w-full">
              {say(`moves.${move.action}.label`)}
            </Button>
            <p id={`${move.action}-why`} className="mt-1 text-sm text-muted sm:mt-0">
              {why(move)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
