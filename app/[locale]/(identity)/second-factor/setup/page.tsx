import { getTranslations } from "next-intl/server";
import { EnrolSecondFactor } from "@/components/identity/enrol-second-factor";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { Notice } from "@/components/ui/notice";
import { safeNextPath } from "@/lib/identity/origin";
import { unwrap } from "@/lib/identity/page";
import { getAccount } from "@/lib/identity/queries/account";
import { getContext } from "@/lib/identity/request-context";
import { enrolSecondFactorAction, prepareSecondFactorAction } from "../../actions";

/** Sets up a second factor before anything that asks for one opens. */
export default async function SetUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const account = unwrap(await getAccount(await getContext()));
  const say = await getTranslations("identity");
  const next = safeNextPath((await searchParams).next, "/home");
  return (
    <PageShell width="text">
      <h1>{say("setup.title")}</h1>
      {account.secondFactorSince === null ? (
        <>
          <p className="mt-2">{say("setup.why")}</p>
          <p className="mt-2 mb-6 text-muted">{say("setup.apps")}</p>
          <MessagesProvider namespaces={["identity", "errors", "validation"]}>
            <EnrolSecondFactor
              prepare={prepareSecondFactorAction}
              enrol={enrolSecondFactorAction}
              here={`/second-factor/setup?next=${encodeURIComponent(next)}`}
              next={next}
            />
          </MessagesProvider>
        </>
      ) : (
        <div className="mt-6">
          <Notice title={say("setup.already")} />
        </div>
      )}
    </PageShell>
  );
}
