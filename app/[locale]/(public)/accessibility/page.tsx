import { getTranslations } from "next-intl/server";
import { TitledSections } from "@/components/layout/titled-sections";

const SECTIONS = ["standard", "keyboard", "languages", "contact"];

export default async function AccessibilityPage() {
  const say = await getTranslations("conference.accessibility");
  return <TitledSections say={(key) => say(key as never)} sections={SECTIONS} />;
}
