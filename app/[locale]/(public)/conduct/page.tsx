import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TitledSections } from "@/components/layout/titled-sections";

const SECTIONS = ["respect", "harassment", "badge", "recording", "report"];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("conference.conduct"))("title") };
}

/** What every participant promises; the consent names its version. */
export default async function ConductPage() {
  const say = await getTranslations("conference.conduct");
  return <TitledSections say={(key) => say(key as never)} sections={SECTIONS} />;
}
