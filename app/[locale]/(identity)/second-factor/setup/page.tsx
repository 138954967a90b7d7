import { getTranslations } from "next-intl/server";
import { SecondFactorPanel } from "@/components/identity/second-factor-panel";
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
  const enrolled = account.secondFactorSince !== null;
  return (
    <PageShell width="text">
      <h1>{say("setup.title")}</h1>
      <div className="mt-3">
        <MessagesProvider namespaces={["identity", "errors", "validation"]}>
          <SecondFactorPanel
            enrolled={enrolled}
            prepare={prepareSecondFactorAction}
            enrol={enrolSecondFactorAction}
            here={`/second-factor/setup?next=${encodeURIComponent(next)}`}
            next={next}
          >
            {enrolled ? (
              <Notice title={say("setup.already")} />
            ) : (
              <>
                <p>{say("setup.why")}</p>
                <p className="text-muted">{say("setup.apps")}</p>
              </>
            )}
          </SecondFactorPanel>
        </MessagesProvider>
      </div>
    </PageShell>
  );
}
