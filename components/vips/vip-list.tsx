import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/ui/state-badge";
import type { Vip } from "@/lib/accreditation/vips/queries/vips";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  vips: readonly Vip[];
  slug: string;
  /** On the guest's own page, which bears the name already. */
  own?: boolean;
};

/** Guests of protocol: when they arrive, who they are, how far they are, and their pass. */
export async function VipList({ vips, slug, own = false }: Props) {
  const [say, state, desk, locale] = await Promise.all([
    getTranslations("vips"),
    getTranslations("states"),
    getTranslations("desk"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-paper">
      {vips.map((vip) => (
        <li key={vip.id} className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[11rem_1fr_20rem]">
          <p className="tabular">
            {vip.arrivalOn ? (
              <>
                <span className="block font-semibold">{formatPlainDate(vip.arrivalOn, locale)}</span>
                <bdi>{[vip.arrivalTime, vip.arrivalFlight].filter(Boolean).join(" · ")}</bdi>
              </>
            ) : (
              <span className="text-muted">{say("arrivalUnknown")}</span>
            )}
          </p>
          <div className="min-w-0">
            {!own && (
              <Link
                className="-mt-2 inline-flex min-h-11 items-center text-lg font-semibold text-action underline"
                href={`/review/${slug}/vips/${vip.id}`}
              >
                <bdi>{vip.name}</bdi>
              </Link>
            )}
            <p>
              {vip.rank && <span className="font-semibold">{say(`rank.${vip.rank}`)}</span>}
              {vip.rank && " · "}
              <bdi>{vip.delegation}</bdi>
            </p>
            <p className="text-muted">
              <bdi>{vip.functionalTitle}</bdi>
            </p>
          </div>
          <div className="space-y-1">
            <StateBadge state={vip.state} label={state(vip.state)} />
            {vip.pass && (
              <p className="flex items-center gap-2">
                <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
                  <rect width="16" height="16" rx="3" fill={vip.pass.color} stroke="currentColor" />
                </svg>
                <span>
                  {vip.pass.code} {vip.pass.name}
                </span>
              </p>
            )}
            <p className="text-sm text-muted">
              {vip.badge ? desk(`badgeState.${vip.badge}`) : say("noBadge")}
              {!vip.photo && ` · ${say(vip.photoOptional ? "withoutPhoto" : "photoAwaited")}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
