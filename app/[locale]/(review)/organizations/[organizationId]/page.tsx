import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { EntryAct, SuspendForm } from "@/components/registry/entry-acts";
import { EntryFacts } from "@/components/registry/entry-facts";
import { OrganizationForm } from "@/components/registry/organization-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Locale } from "@/lib/i18n/config";
import { countryChoices } from "@/lib/i18n/countries";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getRegistryEntry, listParentChoices } from "@/lib/organizations/registry/queries";
import {
  changeOrganizationAction,
  restoreOrganizationAction,
  suspendOrganizationAction,
  undoOrganizationMergeAction,
} from "../actions";

type Props = { params: Promise<{ organizationId: string }> };

/** The registry belongs to no venue. */
const UTC = { timeZone: "UTC", city: "UTC" };

/** One organization: what it is called, where it stands, what was done to it, and what may be done. */
export default async function OrganizationPage({ params }: Props) {
  const { organizationId } = await params;
  if (!z.uuid().safeParse(organizationId).success) notFound();
  const ctx = await getContext();
  const entry = unwrap(await getRegistryEntry(ctx, organizationId));
  const locale = (await getLocale()) as Locale;
  if (entry.mergedInto) redirect(`/${locale}/organizations/${entry.mergedInto.id}`);
  const parents = unwrap(await listParentChoices(ctx));
  const [say, types, errors] = await Promise.all([
    getTranslations("registry"),
    getTranslations("overview.types"),
    getTranslations("errors"),
  ]);
  const seen = { organizationId: entry.id, version: entry.version };
  const { obstacle } = entry;
  const stands = obstacle && errors(obstacle.message as never, obstacle.values as never);
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <Link className="inline-flex min-h-11 items-center text-action underline" href="/organizations">
        {say("back")}
      </Link>
      <h1>
        <bdi>{entry.name}</bdi>
      </h1>
      {entry.suspended && (
        <div className="mt-4">
          <Notice kind="danger" title={say("suspended")}>
            {entry.suspendedReason && <bdi>{entry.suspendedReason}</bdi>}
            <p>{say("suspendedText")}</p>
          </Notice>
        </div>
      )}
      <EntryFacts entry={entry} locale={locale} />
      <MessagesProvider namespaces={["registry", "errors", "validation"]}>
        <Card className="mt-6 space-y-4">
          <h2>{say("change")}</h2>
          <p className="text-muted">{say("changeText")}</p>
          <OrganizationForm
            key={entry.version}
            entry={seen}
            values={{ ...entry, parentId: entry.parent?.id ?? null }}
            types={ORGANIZATION_TYPES.map((value) => ({ value, label: types(value) }))}
            countries={countryChoices(locale)}
            parents={parents.filter(({ value }) => value !== entry.id)}
            action={changeOrganizationAction}
          />
        </Card>
        <Card className="mt-6 space-y-4">
          <h2>{say("mergeTitle")}</h2>
          <p className="text-muted">{say("mergeText")}</p>
          {entry.merges.map((merge) => (
            <div key={merge.id} className="space-y-2 border-s-2 border-line ps-3">
              <p>{say("took", { name: merge.name, date: formatInstant(new Date(merge.at), locale, UTC) })}</p>
              {!stands && (
                <EntryAct act="undo" input={{ mergeId: merge.id }} action={undoOrganizationMergeAction} />
              )}
            </div>
          ))}
          {stands ? (
            <Notice kind="warning" title={stands} />
          ) : (
            <Link className={buttonClass("secondary")} href={`/organizations/${entry.id}/merge`}>
              {say("merge")}
            </Link>
          )}
        </Card>
        <Card className="mt-6 space-y-4">
          <h2>{say(entry.suspended ? "restore" : "suspend")}</h2>
          <p className="text-muted">{say(entry.suspended ? "restoreText" : "suspendText")}</p>
          {stands && <Notice kind="warning" title={stands} />}
          {!stands && entry.suspended && (
            <EntryAct act="restore" input={seen} action={restoreOrganizationAction} />
          )}
          {!stands && !entry.suspended && <SuspendForm seen={seen} action={suspendOrganizationAction} />}
        </Card>
      </MessagesProvider>
      <Card className="mt-6">
        <h2 className="mb-2">{say("history")}</h2>
        <ol className="space-y-2">
          {entry.history.map(({ id, action, at, by }) => (
            <li key={id} className="border-s-2 border-line ps-3">
              {say(`did.${action}` as never)}
              <span className="block text-sm text-muted">
                {by && (
                  <>
                    <bdi>{by}</bdi> ·{" "}
                  </>
                )}
                {formatInstant(new Date(at), locale, UTC)}
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </PageShell>
  );
}
