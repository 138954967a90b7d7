import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  delegation: {
    id: string;
    name: string;
    isOwn: boolean;
    mayManage: boolean;
    conference: { shortTitle: string; slug: string };
  };
  current: "people" | "documents" | "report" | "imports" | "settings" | "focalPoints";
  children: ReactNode;
};

/** The pages of one delegation, with the way from one to the other. */
export async function DelegationFrame({ delegation, current, children }: Props) {
  const say = await getTranslations("nominations.tabs");
  const base = `/delegations/${delegation.id}`;
  const tabs = [
    {
      name: "people",
      href: delegation.isOwn ? base : `/review/${delegation.conference.slug}?delegation=${delegation.id}`,
    },
    { name: "documents", href: `${base}/documents` },
    { name: "report", href: `${base}/report` },
    // Officers import for the whole conference.
    ...(delegation.isOwn ? [{ name: "imports", href: `${base}/imports` } as const] : []),
    ...(delegation.mayManage
      ? ([
          { name: "settings", href: `${base}/settings` },
          { name: "focalPoints", href: `${base}/focal-points` },
        ] as const)
      : []),
  ] as const;
  return (
    <PageShell width="wide" title={delegation.conference.shortTitle} actions={<StaffActions />}>
      <p className="text-2xl font-bold">
        <bdi>{delegation.name}</bdi>
      </p>
      <nav aria-label={say("label")} className="mt-2 mb-6 border-b border-line">
        <ul className="flex flex-wrap gap-x-1">
          {tabs.map(({ name, href }) => (
            <li key={name}>
              <Link
                href={href}
                aria-current={name === current ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-11 items-center border-b-4 px-3",
                  name === current
                    ? "border-action font-semibold text-ink"
                    : "border-transparent text-action hover:bg-wash",
                )}
              >
                {say(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </PageShell>
  );
}
