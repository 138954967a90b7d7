import { getTranslations } from "next-intl/server";
import { UndoMerge } from "@/components/duplicates/undo-merge";
import type { Action } from "@/components/forms/use-submit";
import { Notice } from "@/components/ui/notice";
import type { LikenessOfDelegate } from "@/lib/delegates/queries/duplicates";
import { Link } from "@/lib/i18n/navigation";

type Props = { slug: string; likeness: LikenessOfDelegate; undo: Action<unknown> };

/** Above a dossier: who is perhaps the same person, and what was merged. */
export async function LikenessNotice({ slug, likeness, undo }: Props) {
  const say = await getTranslations("duplicates");
  const { open, merges } = likeness;
  return (
    <>
      {open.length > 0 && (
        <Notice kind="warning" title={say("dossier.open")}>
          <ul>
            {open.map(({ pairId, name, reference }) => (
              <li key={pairId}>
                <Link
                  className="inline-flex min-h-11 items-center text-action underline"
                  href={`/review/${slug}/duplicates/${pairId}`}
                >
                  <bdi>{name}</bdi>
                  <bdi className="ms-2 tabular">{reference}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {merges.map(({ mergeId, intoThis, delegateId, name, reference }) => (
        <Notice key={mergeId} title={say(intoThis ? "dossier.into" : "dossier.away", { name, reference })}>
          <p>
            <Link
              className="inline-flex min-h-11 items-center text-action underline"
              href={`/review/${slug}/${delegateId}`}
            >
              {say("openDossier")}
              <span className="sr-only"> {reference}</span>
            </Link>
          </p>
          {intoThis && <UndoMerge mergeId={mergeId} action={undo} />}
        </Notice>
      ))}
    </>
  );
}
