"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/lib/i18n/navigation";

/** Once a badge was handed over the desk's field has the focus, so that the next scan goes straight into it. */
export function NextPerson({ slug }: { slug: string }) {
  const say = useTranslations("desk");
  useEffect(() => document.getElementById("desk-field")?.focus(), []);
  return (
    <Link href={`/desk/${slug}`} className={buttonClass("primary", "min-h-16 w-full text-xl")}>
      {say("next")}
    </Link>
  );
}
