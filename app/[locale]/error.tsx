"use client";

import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";
import { UNEXPECTED } from "@/lib/i18n/unexpected";

/** Something broke: say so, give the number to quote, and offer to try again. No texts can be loaded here. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { locale } = useParams<{ locale: string }>();
  const words = UNEXPECTED[(isLocale(locale) ? locale : DEFAULT_LOCALE) as Locale];
  return (
    <main className="mx-auto max-w-prose p-8">
      <h1>{words.title}</h1>
      <p className="mt-3">{words.text}</p>
      {error.digest && <p className="tabular mt-2 text-muted">{error.digest}</p>}
      <Button className="mt-6" onClick={reset}>
        {words.again}
      </Button>
    </main>
  );
}
