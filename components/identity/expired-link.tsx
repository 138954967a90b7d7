import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/i18n/navigation";

/**
 * A link that was used or has run out, and where to ask for a new one.
 * @param used what became of it, where that is known
 */
export async function ExpiredLink({ href, label, used }: { href: string; label: string; used?: string }) {
  const say = await getTranslations("errors");
  return (
    <Notice kind="warning" title={used ?? say("linkExpired")}>
      <Link className={buttonClass("secondary", "mt-2")} href={href}>
        {label}
      </Link>
    </Notice>
  );
}
