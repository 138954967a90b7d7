import { ListChecks } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { queueHref } from "@/components/review/queue-href";
import { buttonClass } from "@/components/ui/button";
import { bulkKindsFor } from "@/lib/accreditation/bulk/permission-of-kind";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { Link } from "@/lib/i18n/navigation";

type Props = { ctx: Ctx; conference: { id: string; slug: string }; filter: QueueFilter };

/** The way from the people of a filter to one act on all of them, for whoever may do one. */
export async function BulkLink({ ctx, conference, filter }: Props) {
  if (bulkKindsFor(ctx.actor, conference.id).length === 0) return null;
  const say = await getTranslations("bulk");
  return (
    <Link
      href={queueHref(conference.slug, filter, { after: undefined }, "bulk")}
      className={buttonClass("secondary")}
    >
      <ListChecks aria-hidden className="size-5" />
      {say("link")}
    </Link>
  );
}
