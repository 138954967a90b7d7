import { getTranslations } from "next-intl/server";
import { MailText } from "@/components/demo/mail-text";
import { PageShell } from "@/components/layout/page-shell";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getMail } from "@/lib/notifications/queries";

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const mail = unwrap(await getMail(await getContext(), (await params).id));
  const say = await getTranslations("demo");
  return (
    <PageShell width="text">
      <h1>
        <bdi>{mail.subject}</bdi>
      </h1>
      <p className="mt-1 text-muted">
        {say("to")} <bdi>{mail.recipient}</bdi>
      </p>
      <MailText text={mail.text} />
      <p className="mt-6 flex flex-wrap gap-3">
        <a
          className={buttonClass("secondary")}
          href={`/api/demo/mail/${mail.id}`}
          target="_blank"
          rel="noreferrer"
        >
          {say("asHtml")}
        </a>
        <Link className={buttonClass("quiet")} href="/demo/mailbox">
          {say("mailbox")}
        </Link>
      </p>
    </PageShell>
  );
}
