import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type BadgeFace, BadgePreview } from "@/components/registration/badge-preview";

/** A form with the badge beside it; on a phone the badge folds away above the form. */
export function BesideBadge({ face, children }: { face: BadgeFace; children: ReactNode }) {
  const say = useTranslations("registration");
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[1fr_16rem]">
      <details className="rounded-md border border-line px-4 lg:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-action">
          {say("preview")}
        </summary>
        <div className="pb-4">
          <BadgePreview face={face} caption={say("previewHint")} />
        </div>
      </details>
      <div className="min-w-0">{children}</div>
      <aside aria-label={say("preview")} className="hidden lg:block">
        <div className="sticky top-4">
          <BadgePreview face={face} caption={say("previewHint")} />
        </div>
      </aside>
    </div>
  );
}
