"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { useClaim } from "@/components/queue/use-claim";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ClaimView } from "@/lib/accreditation/claims/queries/claim";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  /** Whose dossier it is, as the screen reader says it on arrival. */
  person: string;
  /** Who held it when the page was made. */
  claim: ClaimView | null;
  /** Whether there is something here for the reader to do, so that opening it claims it. */
  works: boolean;
  takeOver: Action<unknown>;
};

/** Who works on this dossier: the reader, from opening it on, or somebody else, whose claim can be taken over. */
export function ClaimNotice(props: Props) {
  // The region stays when the dossier changes: what is new in it is announced.
  return (
    <div role="status">
      <ClaimOfDossier key={props.delegateId} {...props} />
    </div>
  );
}

function ClaimOfDossier({ delegateId, person, claim, works, takeOver }: Props) {
  const say = useTranslations("queue.claim");
  const router = useRouter();
  const { standing, lease, tookOver } = useClaim(delegateId, works);
  const { submit, busy, problem } = useSubmit(takeOver, tookOver);
  const shown = claim && !claim.isOwn ? claim.name : null;
  // What the request said is newer than the page, which may have been fetched ahead.
  const name = standing.state === "other" ? standing.name : standing.state === "held" ? null : shown;
  const isStale = standing.state !== "asking" && standing.state !== "unsure" && name !== shown;
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);
  if (name === null) {
    return standing.state === "held" ? (
      <p className="mb-4 text-sm text-muted">
        {say.rich("own", { person, bdi: (text) => <bdi>{text}</bdi> })}
      </p>
    ) : null;
  }
  return (
    <div className="mb-4">
      <Notice kind="warning" title={say("other", { name })}>
        <p>{say("otherText")}</p>
        {problem && <p className="font-semibold text-red">{problem.text}</p>}
        {works && (
          <Button variant="secondary" busy={busy} onClick={() => submit({ delegateId, lease })}>
            {say("takeOver")}
          </Button>
        )}
      </Notice>
    </div>
  );
}
