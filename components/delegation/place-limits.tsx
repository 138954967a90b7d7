import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { NamedLimit } from "@/lib/delegates/queries/delegation-people";

/** Every limit of the delegation with its use; one that is exceeded says what that means. */
export async function PlaceLimits({ limits }: { limits: NamedLimit[] }) {
  const say = await getTranslations("delegation");
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-label={say("limits")}>
      {limits.map(({ kind, name, places, used, over }) => (
        <li key={kind + (name ?? "")} className="rounded-md border border-line p-3">
          <p className="text-sm text-muted">
            {say(`limit.${kind}` as never)} {name && <bdi>{name}</bdi>}
          </p>
          <p className={clsx("tabular text-xl font-semibold", over && "text-red")}>
            {say("places", { used, places })}
          </p>
          {over && <p className="text-sm text-red">{say("over")}</p>}
          {used === places && <p className="text-sm text-amber">{say("full")}</p>}
        </li>
      ))}
    </ul>
  );
}
