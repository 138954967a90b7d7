"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/components/forms/use-submit";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/i18n/navigation";

/** A refusal on the account page; where the sign-in is too old for it, the way to a fresh one. */
export function AccountProblem({ problem, back }: { problem: Problem | null; back: string }) {
  const say = useTranslations("identity");
  if (!problem) return null;
  const again = problem.code === "FORBIDDEN" || problem.code === "UNAUTHENTICATED";
  return (
    <Notice kind="danger" role="alert" title={problem.text}>
      {again && (
        <Link className="text-action underline" href={`/sign-in?next=${encodeURIComponent(back)}`}>
          {say("again")}
        </Link>
      )}
    </Notice>
  );
}
