import { getTranslations } from "next-intl/server";
import { ClearanceMark } from "@/components/clearance/clearance-mark";
import { WaiverForm } from "@/components/clearance/waiver-form";
import type { Action } from "@/components/forms/use-submit";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  slug: string;
  dossier: Pick<Dossier, "id" | "version" | "clearance" | "opensClearance" | "mayWaive">;
  waive: Action<unknown>;
};

/** The word of the clearance file, which is all that others see; vetting officers go on to the file. */
export async function ClearanceCard({ slug, dossier, waive }: Props) {
  const [say, word] = await Promise.all([getTranslations("waiver"), getTranslations("waiver.word")]);
  const { id, version, clearance, opensClearance, mayWaive } = dossier;
  return (
    <Card className="mb-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-base">{say("clearance")}</h2>
        <ClearanceMark state={clearance} label={word(clearance)} />
        {opensClearance && clearance !== "NOT_REQUIRED" && (
          <Link
            className="inline-flex min-h-11 items-center text-action underline"
            href={`/review/${slug}/clearance/${id}`}
          >
            {say("openFile")}
          </Link>
        )}
      </div>
      {mayWaive && <WaiverForm delegateId={id} version={version} action={waive} />}
    </Card>
  );
}
