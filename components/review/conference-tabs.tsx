import { getTranslations } from "next-intl/server";
import { TabBar } from "@/components/layout/tab-bar";
import type { Ctx } from "@/lib/context";
import { can } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";

/** The parts of a conference that officers work in, with who may enter each. */
const TABS = [
  { name: "queue", path: "", permission: "delegate.read" },
  { name: "delegations", path: "/delegations", permission: "organization.read" },
  { name: "circulations", path: "/circulations", permission: "organization.manage" },
  { name: "duplicates", path: "/duplicates", permission: "duplicate.decide" },
  { name: "appeals", path: "/appeals", permission: "appeal.decide" },
  { name: "clearance", path: "/clearance", permission: "clearance.read" },
  { name: "identityChanges", path: "/identity-changes", permission: "identityChange.accept" },
  { name: "vips", path: "/vips", permission: "review.fastTrack" },
  { name: "imports", path: "/imports", permission: "import.make" },
  { name: "numbers", path: "/numbers", permission: "statistics.read" },
] as const satisfies { name: string; path: string; permission: Permission }[];

type Props = { ctx: Ctx; conference: { id: string; slug: string }; current: (typeof TABS)[number]["name"] };

/** The way between the queue, the delegations and what else the reader's roles open. */
export async function ConferenceTabs({ ctx, conference, current }: Props) {
  const say = await getTranslations("overview.tabs");
  const open = TABS.filter(({ permission }) => can(ctx.actor, permission, { conferenceId: conference.id }));
  if (open.length < 2) return null;
  return (
    <TabBar
      label={say("label")}
      current={current}
      tabs={open.map(({ name, path }) => ({
        name,
        href: `/review/${conference.slug}${path}`,
        text: say(name),
      }))}
    />
  );
}
