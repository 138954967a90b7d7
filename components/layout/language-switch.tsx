"use client";

import { Languages } from "lucide-react";
import { usePathname } from "next/navigation";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";

type Props = {
  label: string;
  locale: Locale;
  /** On a phone the mark alone, where other links need the room. */
  short?: boolean;
};

/** The same page in another language: plain links that need no script to be followed. */
export function LanguageSwitch({ label, locale, short = false }: Props) {
  const path = usePathname().replace(/^\/[^/]+/, "");
  return (
    <details className="relative">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-md px-3 hover:bg-wash">
        <Languages aria-hidden className="size-5" />
        <span className="sr-only">{label}</span>
        <span className={short ? "max-sm:sr-only" : undefined}>{LOCALE_NAMES[locale]}</span>
      </summary>
      <ul className="absolute end-0 z-20 mt-1 min-w-40 rounded-md border border-line bg-paper py-1 shadow-overlay">
        {LOCALES.map((other) => (
          <li key={other}>
            <a
              href={`/${other}${path}`}
              lang={other}
              hrefLang={other}
              aria-current={other === locale ? "true" : undefined}
              className="flex min-h-11 items-center px-4 hover:bg-wash aria-[current]:font-semibold"
            >
              {LOCALE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
