import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { directionOf, isLocale } from "@/lib/i18n/config";
import "../globals.css";

export const metadata: Metadata = {
  title: { default: "Placet", template: "%s · Placet" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#FFFFFF" };

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Language and direction of every page. Waiting for the request keeps each page dynamic, as its nonce demands. */
export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  await connection();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        {/* Links know the language by this; texts come by area, see MessagesProvider. */}
        <NextIntlClientProvider locale={locale} messages={null}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
