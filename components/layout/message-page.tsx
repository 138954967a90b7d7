import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageShell } from "@/components/layout/page-shell";

type Props = { name: "notFound" | "forbidden" | "unauthorized"; children?: ReactNode };

/** A page that says why there is nothing to see here, and the way on. */
export async function MessagePage({ name, children }: Props) {
  const say = await getTranslations("navigation");
  return (
    <PageShell width="text">
      <h1>{say(`${name}.title`)}</h1>
      <p className="mt-3 text-lg">{say(`${name}.text`)}</p>
      <div className="mt-6">{children}</div>
    </PageShell>
  );
}
