import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoryForm } from "@/components/admin/category-form";
import { VenueForm } from "@/components/admin/venue-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listCategoryRules } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureCategoryAction, configureVenueAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("categories"))("title") };
}

/** Which categories need the focal point's word, and which zones each opens. */
export default async function CategoriesPage() {
  const conferences = unwrap(await listCategoryRules(await getContext()));
  const say = await getTranslations("categories");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["categories", "errors", "validation"]}>
        {conferences.map(({ id, title, capacity, zones, categories }) => (
          <section key={id} className="mt-8">
            <h2>
              <bdi>{title}</bdi>
            </h2>
            <VenueForm key={capacity} conference={{ id, title, capacity }} action={configureVenueAction} />
            <ul className="mt-3 space-y-4">
              {categories.map((category) => (
                <li key={category.id}>
                  <Card>
                    <h3 className="text-lg font-semibold">
                      <bdi>{category.name}</bdi> <span className="text-muted">{category.code}</span>
                    </h3>
                    <CategoryForm
                      key={category.version}
                      category={category}
                      zones={zones}
                      action={configureCategoryAction}
                    />
                  </Card>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </MessagesProvider>
    </PageShell>
  );
}
