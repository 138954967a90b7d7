import { getTranslations } from "next-intl/server";
import { SectionNav } from "@/components/layout/section-nav";
import { getContext } from "@/lib/identity/request-context";
import { DELEGATION_SECTIONS, sectionsFor } from "@/lib/policy/sections";

type Name = (typeof DELEGATION_SECTIONS)[number]["name"];
type Props = { delegation: { id: string; conferenceId: string }; current: Name };

/** The pages of a delegation that this person may open. */
export async function DelegationNav({ delegation, current }: Props) {
  const [say, { actor }] = await Promise.all([getTranslations("navigation.delegation"), getContext()]);
  const place = { conferenceId: delegation.conferenceId, delegationId: delegation.id };
  const sections = sectionsFor<Name>(DELEGATION_SECTIONS, actor, place).map(({ name, path }) => ({
    href: `/delegations/${delegation.id}${path}`,
    label: say(name),
    current: name === current,
  }));
  return <SectionNav label={say("label")} sections={sections} />;
}
