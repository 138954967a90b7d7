import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/context";
import { Link } from "@/lib/i18n/navigation";
import { can } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";

/** The parts of a conference that officers work in, with who may enter each. */
const TABS = [
  { name: "queue", path: "", permission: "delegate.read" },
  { name: "delegations", path: "/delegations", permission: "organization.read" },
  { name: "imports", path: "/imports", permission: "import.make" },
] as const satisfies { name: string; path: string; permission: Permission }[];

type Props = { ctx: Ctx; conference: { id: string; slug: string }; current: (typeof TABS)[number]["name"] };

/** The way between the queue, the delegations and what else the reader's roles open. */
export async function ConferenceTabs({ ctx, conference, current }: Props) {
  const say = await getTranslations("overview.tabs");
  const open = TABS.filter(({ permission }) => can(ctx.actor, permission, { conferenceId: conference.id }));
  if (open.length < 2) return null;
  return (
    <nav aria-label={say("label")} className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-1">
        {open.map(({ name, path }) => (
          <li key={name}>
            <Link
              href={`/review/${conference.slug}${path}`}
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
  );
}
