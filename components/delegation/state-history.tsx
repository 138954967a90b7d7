import { getTranslations } from "next-intl/server";
import type { DelegationStep } from "@/lib/delegates/queries/delegation-state";

type Props = {
  steps: readonly DelegationStep[];
  /** The beginning: how and when the delegation was entered. */
  first: { text: string; at: string };
  when: (instant: string) => string;
};

/** Every decision on a delegation, the latest first: who, in which role, when, and why. */
export async function StateHistory({ steps, first, when }: Props) {
  const say = await getTranslations("delegationState");
  const roles = await getTranslations("roles");
  const roleOf = (role: string) => (roles.has(role as never) ? roles(role as never) : say("bySystem"));
  return (
    <ol className="mt-3 space-y-4">
      {steps.map((step) => (
        <li key={step.id} className="border-s-4 border-line ps-4">
          <p className="font-semibold">{say(`steps.${step.action}` as never)}</p>
          <p className="text-sm text-muted">
            {when(step.at)} · {step.by && <bdi>{step.by}</bdi>}
            {step.by && " · "}
            {roleOf(step.role)}
          </p>
          {step.reason && (
            <p className="mt-1 max-w-prose whitespace-pre-line">
              <span className="text-muted">{say("onFile")}</span> <bdi>{step.reason}</bdi>
            </p>
          )}
          {step.disclosed && (
            <p className="mt-1 max-w-prose whitespace-pre-line">
              <span className="text-muted">{say("told")}</span> <bdi>{step.disclosed}</bdi>
            </p>
          )}
        </li>
      ))}
      <li className="border-s-4 border-line ps-4">
        <p className="font-semibold">{first.text}</p>
        <p className="text-sm text-muted">{when(first.at)}</p>
      </li>
    </ol>
  );
}
