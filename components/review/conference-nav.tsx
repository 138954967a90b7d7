import { getTranslations } from "next-intl/server";
import { SectionNav } from "@/components/layout/section-nav";
import { getContext } from "@/lib/identity/request-context";
import { CONFERENCE_SECTIONS, sectionsFor } from "@/lib/policy/sections";

type Name = (typeof CONFERENCE_SECTIONS)[number]["name"];
type Props = { conference: { id: string; slug: string }; current: Name };

/** The pages of a conference under review that this person may open. */
export async function ConferenceNav({ conference, current }: Props) {
  const [say, { actor }] = await Promise.all([getTranslations("navigation.conference"), getContext()]);
  const sections = sectionsFor<Name>(CONFERENCE_SECTIONS, actor, { conferenceId: conference.id }).map(
    ({ name, path }) => ({
      href: `/review/${conference.slug}${path}`,
      label: say(name),
      current: name === current,
    }),
  );
  return <SectionNav label={say("label")} sections={sections} />;
}
