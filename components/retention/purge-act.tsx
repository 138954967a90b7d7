import { getTranslations } from "next-intl/server";
import { ClassCounts } from "@/components/retention/class-counts";
import { Link } from "@/lib/i18n/navigation";
import type { PurgeToSign } from "@/lib/retention/queries/purges-to-sign";

/** A purge as it will run: of each class how much goes, and the hash of the list. */
export async function PurgeAct({ act }: { act: PurgeToSign }) {
  const say = await getTranslations("retention");
  return (
    <>
      <p>{say("act.text", { people: act.people })}</p>
      <ClassCounts classes={act.classes.filter(({ people, files }) => people + files > 0)} />
      <p className="text-sm">
        {say("dryRun.hash")}: <bdi className="font-mono break-all">{act.listHash}</bdi>
      </p>
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/retention/${act.slug}`}
        >
          {say("act.list")}
        </Link>
      </p>
      <p className="text-muted">{say("act.final")}</p>
    </>
  );
}
