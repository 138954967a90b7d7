import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { WithdrawChange } from "@/components/identity-change/withdraw-change";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OwnIdentityChange } from "@/lib/delegates/queries/identity-change";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  latest: OwnIdentityChange | null;
  /** Whether a change may be asked for now. */
  open: boolean;
  withdraw: Action<undefined>;
};

/** How the last wish to change name, document or photo stands, and the way to a new one. */
export async function ChangeStatus({ delegateId, latest, open, withdraw }: Props) {
  const say = await getTranslations("identityChange");
  const waits = latest?.state === "OPEN";
  if (!open && !waits) return null;
  return (
    <div className="mt-6 space-y-3">
      {waits && (
        <Notice kind="info" title={say("waits")}>
          <WithdrawChange changeId={latest.id} action={withdraw} />
        </Notice>
      )}
      {latest?.state === "DECLINED" && (
        <Notice kind="warning" title={say("declined")}>
          <p>
            <bdi>{latest.answer}</bdi>
          </p>
        </Notice>
      )}
      {open && !waits && (
        <Link className={buttonClass("secondary")} href={`/registrations/${delegateId}/identity-change`}>
          {say("ask")}
        </Link>
      )}
    </div>
  );
}
