import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listRetentionPlaces } from "@/lib/retention/queries/retention";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("retention"))("title") };
}

/** The conferences whose data the reader answers for. */
export default async function RetentionPage() {
  const places = unwrap(await listRetentionPlaces(await getContext()));
  const say = await getTranslations("retention");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("lead")}</p>
      <ul className="space-y-2">
        {places.map(({ id, slug, title }) => (
          <li key={id}>
            <Link
              className="inline-flex min-h-11 items-center text-action underline"
              href={`/retention/${slug}`}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
