import clsx from "clsx";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/layout/language-switch";
import type { Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  children: ReactNode;
  /** Shown beside the mark: the conference, or the area. */
  title?: string;
  /** Links and account at the end of the header. */
  actions?: ReactNode;
  /** A page of text, or one that uses the whole width. */
  width?: "text" | "wide" | "full";
  dark?: boolean;
};

const WIDTH = { text: "max-w-3xl", wide: "max-w-6xl", full: "max-w-none" };

/** Header with the mark and language, skip link, main region, footer: the frame of every page. */
export async function PageShell({ children, title, actions, width = "wide", dark = false }: Props) {
  const say = await getTranslations("navigation");
  const locale = (await getLocale()) as Locale;
  return (
    <div className={clsx("flex min-h-dvh flex-col bg-paper text-ink", dark && "theme-dark")}>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-30 focus:bg-paper focus:p-3"
      >
        {say("skip")}
      </a>
      <header className="border-b border-line">
        <div
          className={clsx(
            "mx-auto flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 sm:gap-x-4",
            WIDTH[width === "text" ? "wide" : width],
          )}
        >
          <Link href="/" className="flex min-h-11 items-center gap-2 text-lg font-bold">
            <span aria-hidden className="h-6 w-1.5 rounded-full bg-un" />
            Placet
          </Link>
          {title && (
            <p className="order-last w-full min-w-0 truncate text-muted sm:order-none sm:w-auto sm:flex-1">
              {title}
            </p>
          )}
          <div className="ms-auto flex flex-wrap items-center justify-end sm:gap-1">
            {actions}
            <LanguageSwitch label={say("language")} locale={locale} short={Boolean(actions)} />
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={clsx("mx-auto w-full flex-1 px-4 py-6 outline-none sm:py-8", WIDTH[width])}
      >
        {children}
      </main>
      <footer className="border-t border-line text-sm text-muted">
        <nav
          aria-label={say("footer")}
          className={clsx("mx-auto flex flex-wrap gap-x-6 px-4 py-2", WIDTH[width])}
        >
          <Link className="flex min-h-11 items-center hover:underline" href="/privacy">
            {say("privacy")}
          </Link>
          <Link className="flex min-h-11 items-center hover:underline" href="/accessibility">
            {say("accessibility")}
          </Link>
          {!actions && (
            <Link className="flex min-h-11 items-center hover:underline" href="/sign-in">
              {say("staff")}
            </Link>
          )}
        </nav>
      </footer>
    </div>
  );
}
