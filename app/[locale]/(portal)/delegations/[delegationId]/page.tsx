import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AddDelegate } from "@/components/delegation/add-delegate";
import { FreedPlaces } from "@/components/delegation/freed-places";
import { OfficerNotices } from "@/components/delegation/officer-notices";
import { PersonCard } from "@/components/delegation/person-card";
import { PlaceLimits } from "@/components/delegation/place-limits";
import { Precedence } from "@/components/delegation/precedence";
import { ExportLink } from "@/components/exports/export-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { listDelegationAppeals } from "@/lib/accreditation/appeals/queries/delegation-appeals";
import { getDelegationLikeness } from "@/lib/delegates/queries/delegation-likeness";
import { getDelegationPage } from "@/lib/delegates/queries/delegation-people";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { openInvitationAction } from "../../registrations/actions";
import {
  addDelegateAction,
  cancelSubstitutionAction,
  declineAction,
  endorseAction,
  inviteAgainAction,
  orderAction,
  removeAction,
  substituteAction,
  substituteByMemberAction,
} from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation"))("title") };
}

/**
 * A delegation for its focal points and for officers: its people, what each lacks, the places used, who waits. Officers
 * substitute and withdraw on the word of the sending side; they neither endorse nor set its order.
 */
export default async function DelegationPage({ params }: Props) {
  const ctx = await getContext();
  const delegation = unwrap(await getDelegationPage(ctx, (await params).delegationId));
  // Officers have doubles side by side on a page of their own.
  const likeness = delegation.isOwn
    ? unwrap(await getDelegationLikeness(ctx, delegation.id))
    : new Map<string, string[]>();
  const appeals = delegation.isOwn ? unwrap(await listDelegationAppeals(ctx, delegation.id)) : undefined;
  const [say, roleName, locale] = await Promise.all([
    getTranslations("delegation"),
    getTranslations("registration.choices.role"),
    getLocale() as Promise<Locale>,
  ]);
  const { id: delegationId, conference, people, daysLeft, isOwn, replacements, hiddenDrafts } = delegation;
  const roles = DELEGATION_ROLES.map((value) => ({ value, label: roleName(value) }));
  const waiting = people.filter(({ state }) => state === "AWAITING_ENDORSEMENT");
  const others = people.filter(({ state }) => state !== "AWAITING_ENDORSEMENT");
  const dossier = (id: string) => (isOwn ? `/registrations/${id}` : `/review/${conference.slug}/${id}`);
  const card = (person: (typeof people)[number]) => (
    <li key={person.id}>
      <PersonCard
        key={person.version}
        person={person}
        looksLike={likeness.get(person.id) ?? []}
        appeal={appeals?.get(person.id)}
        place={conference}
        roles={roles}
        members={replacements}
        dossier={dossier(person.id)}
        requestKey={newId()}
        endorse={endorseAction}
        decline={declineAction}
        substitute={substituteAction}
        substituteByMember={substituteByMemberAction}
        remove={removeAction}
        cancelSubstitution={cancelSubstitutionAction}
        inviteAgain={inviteAgainAction}
        openInvitation={openInvitationAction}
        isOwn={isOwn}
      />
    </li>
  );
  return (
    <DelegationFrame delegation={delegation} current="people">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>{say("people")}</h1>
        {isOwn && <ExportLink href={`/delegations/${delegation.id}/exports`} />}
      </div>
      <p className="mt-1 text-muted">
        {say(daysLeft < 0 ? "closed" : "deadline", {
          date: formatInstant(new Date(conference.closesAt), locale, conference),
          days: Math.max(0, daysLeft),
        })}
      </p>
      <PlaceLimits limits={delegation.limits} />
      {!isOwn && <OfficerNotices delegation={delegation} waiting={waiting.length} />}
      <MessagesProvider namespaces={["delegation", "errors", "validation"]}>
        {waiting.length > 0 && (
          <section className="mt-8">
            <h2>{say(isOwn ? "waiting" : "waitingForThem", { count: waiting.length })}</h2>
            {isOwn && <p className="max-w-prose text-muted">{say("waitingText")}</p>}
            <ul className="mt-3 space-y-4">{waiting.map(card)}</ul>
          </section>
        )}
        <section className="mt-8">
          <h2>{say("members")}</h2>
          {hiddenDrafts > 0 && (
            <p className="max-w-prose text-muted">{say("hiddenDrafts", { count: hiddenDrafts })}</p>
          )}
          {others.length === 0 && <EmptyState title={say(isOwn ? "nobody" : "nobodySubmitted")} />}
          <ul className="mt-3 space-y-4">{others.map(card)}</ul>
        </section>
        <FreedPlaces freed={delegation.freed} place={conference} />
        {delegation.mayAdd && (
          <AddDelegate
            key={people.length}
            delegationId={delegationId}
            requestKey={newId()}
            categories={delegation.categories}
            roles={roles}
            language={delegation.language}
            invitesOnly={!isOwn}
            action={addDelegateAction}
          />
        )}
        {isOwn && (
          <Precedence
            delegationId={delegationId}
            people={others.map(({ id, name, title }) => ({ id, name, title }))}
            mark={delegation.orderMark}
            action={orderAction}
          />
        )}
      </MessagesProvider>
    </DelegationFrame>
  );
}
