import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/lib/i18n/navigation";

/** The way from people on a page to the same people as a file. */
export async function ExportLink({ href }: { href: string }) {
  const say = await getTranslations("exports");
  return (
    <Link href={href} className={buttonClass("secondary")}>
      <Download aria-hidden className="size-5" />
      {say("link")}
    </Link>
  );
}
