import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/lib/i18n/navigation";

/** The texts that are consented to, each in a tab of its own, so that the form stays. */
export function ConsentTexts() {
  const say = useTranslations("registration.texts");
  return (
    <ul className="mb-6 flex flex-wrap gap-x-6">
      {(["privacy", "conduct"] as const).map((name) => (
        <li key={name}>
          <Link
            className="inline-flex min-h-11 items-center gap-1.5 text-action underline"
            href={`/${name}`}
            target="_blank"
          >
            {say(name)}
            <ExternalLink aria-hidden className="size-4" />
            <span className="sr-only">{say("newTab")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
