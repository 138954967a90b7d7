import { getLocale, getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { MemberAppeal } from "@/components/appeals/member-appeal";
import { CancelSubstitution } from "@/components/delegation/cancel-substitution";
import { EndorseForm } from "@/components/delegation/endorse-form";
import { InvitedPerson } from "@/components/delegation/invited-person";
import { RemoveForm } from "@/components/delegation/remove-form";
import { SubstituteForm } from "@/components/delegation/substitute-form";
import type { Action } from "@/components/forms/use-submit";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Choice } from "@/components/ui/select-field";
import { StateBadge } from "@/components/ui/state-badge";
import type { AppealStanding } from "@/lib/accreditation/appeals/queries/delegation-appeals";
import type { DelegationPerson } from "@/lib/delegates/queries/delegation-people";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { takesPlace } from "@/lib/policy/delegate-states";
import { isEditableState } from "@/lib/policy/delegate-workflow";

type Props = {
  person: DelegationPerson;
  /** Names of people of the delegation who look like the same person. */
  looksLike: string[];
  /** Of a refused or revoked person: how an appeal stands; shown to the delegation's own. */
  appeal: AppealStanding | undefined;
  place: { timeZone: string; city: string };
  roles: Choice[];
  /** Who has no place yet and could take this person's. */
  members: Choice[];
  /** Where the reader finds the whole registration. */
  dossier: string;
  /** Made with the page, so that a double click names one replacement. */
  requestKey: string;
  endorse: Action<unknown>;
  decline: Action<unknown>;
  substitute: Action<{ id: string }>;
  substituteByMember: Action<unknown>;
  remove: Action<unknown>;
  cancelSubstitution: Action<unknown>;
  inviteAgain: Action<{ version: number }>;
  openInvitation: Action<{ version: number }>;
  /** The reader speaks for the delegation. */
  isOwn: boolean;
};

/** One person of the delegation: where the registration stands, what it lacks, what can be done. */
export async function PersonCard({
  person,
  looksLike,
  appeal,
  place,
  roles,
  members,
  dossier,
  requestKey,
  isOwn,
  ...actions
}: Props) {
  const [say, step, state, locale] = await Promise.all([
    getTranslations("delegation"),
    getTranslations("registration.step"),
    getTranslations("states"),
    getLocale() as Promise<Locale>,
  ]);
  const { id, version, missingSteps, replacedBy, waiting, may } = person;
  const isOpen = isEditableState(person.state);
  const others = members.filter(({ value }) => value !== id);
  const role = roles.find(({ value }) => value === person.role)?.label;
  const facts = [
    ["title", person.title],
    ["role", role],
    ["category", person.category],
  ].filter(([, words]) => words);
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-lg font-semibold">
            <bdi>{person.name || say("unnamed")}</bdi>
          </h3>
          <p className="text-muted">
            {facts.map(([fact, words], index) => (
              <Fragment key={fact}>
                {index > 0 && " · "}
                <bdi>{words}</bdi>
              </Fragment>
            ))}
          </p>
        </div>
        <StateBadge state={person.state} label={state(person.state)} />
      </div>
      {waiting && (
        <p className="mt-2 font-semibold text-amber">
          {say("waitsAs", {
            place: waiting.place,
            date: formatInstant(new Date(waiting.since), locale, place),
          })}
        </p>
      )}
      {appeal && <MemberAppeal delegateId={id} name={person.name} appeal={appeal} place={place} />}
      {looksLike.length > 0 && (
        <div className="mt-3">
          <Notice kind="warning" title={say("looksLike", { names: looksLike.join(", ") })} />
        </div>
      )}
      {person.replaces && <p className="mt-2">{say("replaces", { name: person.replaces })}</p>}
      {(isOpen || person.invited) && (
        <p className="mt-2">
          {missingSteps.length === 0
            ? say("complete")
            : say("missing", { steps: missingSteps.map((name) => step(name as never)).join(", ") })}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-3">
        <Link
          className={buttonClass(may.fillIn ? "primary" : "secondary")}
          href={may.fillIn ? `/registrations/${id}/${missingSteps[0] ?? "review"}` : dossier}
        >
          {say(may.fillIn ? "fillIn" : "open")}
          <span className="sr-only"> {person.name}</span>
        </Link>
      </div>
      {person.invited && may.inviteAgain && (
        <InvitedPerson
          delegateId={id}
          version={version}
          name={person.name}
          email={person.invited.email}
          mayOpen={isOwn}
          inviteAgain={actions.inviteAgain}
          open={actions.openInvitation}
        />
      )}
      {may.endorse && (
        <EndorseForm
          delegateId={id}
          version={version}
          role={person.role}
          roles={roles}
          endorse={actions.endorse}
          decline={actions.decline}
        />
      )}
      {replacedBy && (
        <CancelSubstitution
          substitutionId={replacedBy.substitutionId}
          text={say("replacedBy", {
            name: replacedBy.name || say("unnamed"),
            date: formatInstant(new Date(replacedBy.documentDueAt), locale, place),
          })}
          action={actions.cancelSubstitution}
        />
      )}
      {!replacedBy && may.substitute && (
        <SubstituteForm
          delegateId={id}
          version={version}
          name={person.name}
          requestKey={requestKey}
          action={actions.substitute}
          members={others}
          byMember={actions.substituteByMember}
        />
      )}
      {may.remove && (
        <RemoveForm
          delegateId={id}
          version={version}
          name={person.name}
          hasPlace={takesPlace(person.state)}
          action={actions.remove}
        />
      )}
    </Card>
  );
}
