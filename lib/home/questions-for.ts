import type { Ctx } from "@/lib/context";
import type { Question } from "@/lib/home/question";
import { QUESTIONS } from "@/lib/home/registry";
import { can } from "@/lib/policy/can";

/** The questions of the reader's roles, each once and only with its permission. */
export function questionsFor({ actor }: Ctx): Question[] {
  if (actor.kind !== "user") return [];
  const asked = actor.grants.flatMap(({ role }) => QUESTIONS[role]);
  return [...new Set(asked)].filter(({ permission }) => can(actor, permission));
}
