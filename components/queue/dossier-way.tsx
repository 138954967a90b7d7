import { getTranslations } from "next-intl/server";
import { KeysButton } from "@/components/queue/keys-button";
import { Link } from "@/lib/i18n/navigation";

type Props = { queueHref: string; previousHref: string | null; nextHref: string | null };

const LINK = "flex min-h-11 items-center underline";

/** Back to the queue, and to the dossiers on either side. The next one is fetched ahead, whole. */
export async function DossierWay({ queueHref, previousHref, nextHref }: Props) {
  const say = await getTranslations("review");
  return (
    <nav aria-label={say("neighbours")} className="mb-3 flex flex-wrap items-center gap-x-4 text-action">
      <Link className={LINK} href={queueHref}>
        {say("backToQueue")}
      </Link>
      {previousHref && (
        <Link className={LINK} href={previousHref} prefetch={false} aria-keyshortcuts="k">
          {say("previous")}
        </Link>
      )}
      {nextHref && (
        <Link className={LINK} href={nextHref} prefetch aria-keyshortcuts="j">
          {say("next")}
        </Link>
      )}
      <KeysButton />
    </nav>
  );
}
