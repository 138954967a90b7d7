import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listMailbox } from "@/lib/notifications/queries";

type Props = { searchParams: Promise<{ to?: string; before?: string }> };

export default async function MailboxPage({ searchParams }: Props) {
  const { to, before } = await searchParams;
  const box = unwrap(await listMailbox(await getContext(), { to, before }));
  const [say, locale] = await Promise.all([getTranslations("demo"), getLocale() as Promise<Locale>]);
  return (
    <PageShell width="wide">
      <h1>{say("mailbox")}</h1>
      <form method="get" className="mt-4 flex max-w-xl items-end gap-3">
        <div className="flex-1">
          <TextField id="to" name="to" label={say("recipient")} defaultValue={to ?? ""} dir="ltr" />
        </div>
        <button type="submit" className={buttonClass("secondary")}>
          {say("filter")}
        </button>
      </form>
      {box.entries.length === 0 && (
        <div className="mt-6">
          <EmptyState title={say("noMail")} />
        </div>
      )}
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {box.entries.map((entry) => (
          <li key={entry.id} className="py-2">
            <Link className="font-semibold text-action underline" href={`/demo/mailbox/${entry.id}`}>
              <bdi>{entry.subject}</bdi>
            </Link>
            <p className="text-sm text-muted">
              <bdi>{entry.recipient}</bdi> ·{" "}
              {formatInstant(new Date(entry.createdAt), locale, { timeZone: "UTC", city: "UTC" })} ·{" "}
              {say(`state.${entry.state}` as never)}
            </p>
          </li>
        ))}
      </ul>
      {box.next && (
        <Link
          className={buttonClass("secondary", "mt-4")}
          href={`/demo/mailbox?${new URLSearchParams({ ...(to ? { to } : {}), before: box.next })}`}
        >
          {say("older")}
        </Link>
      )}
    </PageShell>
  );
}
