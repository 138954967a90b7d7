import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/i18n/navigation";

/** A link that was used or has run out, and where to ask for a new one. */
export async function ExpiredLink({ href, label }: { href: string; label: string }) {
  const say = await getTranslations("errors");
  return (
    <Notice kind="warning" title={say("linkExpired")}>
      <Link className={buttonClass("secondary", "mt-2")} href={href}>
        {label}
      </Link>
    </Notice>
  );
}
