import type { Action } from "@/components/forms/use-submit";
import type { DecisionDossier } from "@/components/review/decision-bar";

/** What every form of a decision gets. */
export type DecisionFormProps = {
  dossier: DecisionDossier;
  action: Action<unknown>;
  nextHref: string | null;
  onCancel: () => void;
};
