import { getTranslations } from "next-intl/server";
import { Link } from "@/lib/i18n/navigation";
import type { RegistryRow } from "@/lib/organizations/registry/queries";

type Props = {
  rows: readonly RegistryRow[];
  /** Where an entry leads; merged ones lead to the entry that took them over. */
  hrefOf: (id: string) => string;
};

/** Entries of the registry by code, with what is special about each in words. */
export async function RegistryList({ rows, hrefOf }: Props) {
  const [say, overview] = await Promise.all([getTranslations("registry"), getTranslations("overview.types")]);
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
          <span className="w-28 shrink-0 text-sm text-muted tabular">
            <bdi>{row.code}</bdi>
          </span>
          <span className="min-w-0 flex-1 basis-60">
            <Link
              className="inline-flex min-h-11 items-center font-semibold text-action underline"
              href={hrefOf(row.mergedInto?.id ?? row.id)}
            >
              <bdi>{row.name}</bdi>
            </Link>
            {row.acronym && (
              <span className="ms-2 text-muted">
                <bdi>{row.acronym}</bdi>
              </span>
            )}
            <span className="block text-sm text-muted">{overview(row.type)}</span>
          </span>
          {row.suspended && <strong className="text-sm text-red">{say("suspended")}</strong>}
          {row.mergedInto && (
            <span className="text-sm text-amber">{say("mergedInto", { name: row.mergedInto.name })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
