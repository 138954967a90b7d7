import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { TabBar } from "@/components/layout/tab-bar";

type Props = {
  delegation: {
    id: string;
    name: string;
    isOwn: boolean;
    mayManage: boolean;
    conference: { shortTitle: string; slug: string };
  };
  current:
    | "people"
    | "documents"
    | "report"
    | "imports"
    | "cards"
    | "proofs"
    | "reminders"
    | "state"
    | "settings"
    | "focalPoints";
  children: ReactNode;
};

/** The pages of one delegation, with the way from one to the other. */
export async function DelegationFrame({ delegation, current, children }: Props) {
  const say = await getTranslations("nominations.tabs");
  const base = `/delegations/${delegation.id}`;
  const tabs = [
    {
      name: "people",
      // Who only checks papers finds the people in the review queue.
      href:
        delegation.isOwn || delegation.mayManage
          ? base
          : `/review/${delegation.conference.slug}?delegation=${delegation.id}`,
    },
    { name: "documents", href: `${base}/documents` },
    { name: "report", href: `${base}/report` },
    { name: "cards", href: `${base}/cards` },
    { name: "proofs", href: `${base}/proofs` },
    { name: "reminders", href: `${base}/reminders` },
    // Officers import for the whole conference.
    ...(delegation.isOwn ? [{ name: "imports", href: `${base}/imports` } as const] : []),
    { name: "state", href: `${base}/state` },
    ...(delegation.mayManage
      ? ([
          { name: "settings", href: `${base}/settings` },
          { name: "focalPoints", href: `${base}/focal-points` },
        ] as const)
      : []),
  ] as const;
  return (
    <PageShell width="wide" title={delegation.conference.shortTitle} actions={<StaffActions />}>
      <p className="mb-2 text-2xl font-bold">
        <bdi>{delegation.name}</bdi>
      </p>
      <TabBar
        label={say("label")}
        current={current}
        tabs={tabs.map(({ name, href }) => ({ name, href, text: say(name) }))}
      />
      {children}
    </PageShell>
  );
}
