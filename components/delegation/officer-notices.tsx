import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DelegationPage } from "@/lib/delegates/queries/delegation-people";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  delegation: Pick<DelegationPage, "id" | "hasFocalPoint" | "mayManage">;
  /** How many wait for the word of the delegation. */
  waiting: number;
};

/** For officers: what they do on this page and what not, and who waits for a word that nobody can give. */
export async function OfficerNotices({ delegation, waiting }: Props) {
  const say = await getTranslations("delegation.officer");
  const { id, hasFocalPoint, mayManage } = delegation;
  return (
    <div className="mt-4 space-y-3">
      {!hasFocalPoint && (
        <Notice kind="warning" title={say(waiting > 0 ? "unheard" : "noFocalPoint", { count: waiting })}>
          <p>{say("appointText")}</p>
          {mayManage && (
            <Link className={buttonClass("secondary")} href={`/delegations/${id}/focal-points`}>
              {say("appoint")}
            </Link>
          )}
        </Notice>
      )}
      <p className="max-w-prose text-muted">{say("text")}</p>
    </div>
  );
}
