import { getTranslations } from "next-intl/server";
import { TitledSections } from "@/components/layout/titled-sections";

const SECTIONS = ["who", "what", "readers", "keep", "rights"];

export default async function PrivacyPage() {
  const say = await getTranslations("conference.privacy");
  return <TitledSections say={(key) => say(key as never)} sections={SECTIONS} />;
}
