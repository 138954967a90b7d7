import { getLocale, getTranslations } from "next-intl/server";
import { ExpiredLink } from "@/components/identity/expired-link";
import { OpenLink } from "@/components/identity/open-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { getContext } from "@/lib/identity/request-context";
import { openLinkAction } from "./actions";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ to?: string | string[] }> };

/** Opening the page does not use the link: mail scanners open pages too. The button does. */
export default async function ContinuePage({ params, searchParams }: Props) {
  const { token } = await params;
  const applies = (await searchParams).to === "apply";
  const link = unwrap(await getLinkState(await getContext(), token, ["VERIFY_EMAIL", "CONTINUE"]));
  const [say, locale] = await Promise.all([getTranslations("registration"), getLocale() as Promise<Locale>]);
  const used = link.usedAt
    ? say("open.used", {
        date: formatInstant(new Date(link.usedAt), locale, { timeZone: "UTC", city: "UTC" }),
      })
    : undefined;
  const conference = link.conferenceSlug && `/conferences/${link.conferenceSlug}`;
  const again = conference ? `${conference}/${applies ? "apply" : "register?continue=1"}` : "/";
  return (
    <PageShell width="text">
      <h1>{say(applies ? "open.applyTitle" : "open.title")}</h1>
      {link.open ? (
        <>
          <p className="mt-3">{say("open.text")}</p>
          <MessagesProvider namespaces={["registration", "errors", "validation"]}>
            <OpenLink
              token={token}
              action={openLinkAction}
              next={applies && conference ? `${conference}/apply` : null}
            />
          </MessagesProvider>
        </>
      ) : (
        <div className="mt-6">
          <ExpiredLink href={again} label={say("link.send")} used={used} />
        </div>
      )}
    </PageShell>
  );
}
