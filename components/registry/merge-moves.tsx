import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { EntryAct } from "@/components/registry/entry-acts";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import type { MergePreview } from "@/lib/organizations/registry/queries";

/** What a merge would do, entry by entry, before the button that does it; or why it cannot be done. */
export async function MergeMoves({ preview, action }: { preview: MergePreview; action: Action<unknown> }) {
  const [say, errors] = await Promise.all([getTranslations("registry"), getTranslations("errors")]);
  const { kept, given, moves, obstacle } = preview;
  const nothing = say("nothing");
  const list = (names: readonly string[]) => (names.length > 0 ? names.join(", ") : nothing);
  return (
    <Card className="space-y-4">
      <h2>{say("preview", { given: given.name, kept: kept.name })}</h2>
      {obstacle && (
        <Notice kind="danger" title={errors(obstacle.message as never, obstacle.values as never)} />
      )}
      {moves && (
        <>
          <Facts
            facts={[
              { label: say("delegations"), value: list(moves.delegations) },
              { label: say("accounts"), value: moves.accounts > 0 ? String(moves.accounts) : nothing },
              { label: say("children"), value: list(moves.children) },
              { label: say("newAliases"), value: list(moves.newAliases) },
            ]}
          />
          <Notice
            kind="warning"
            title={say("consequence", { given: given.name, code: given.code, kept: kept.name })}
          />
          <EntryAct
            act="mergeNow"
            input={{
              keptId: kept.id,
              keptVersion: kept.version,
              givenId: given.id,
              givenVersion: given.version,
            }}
            href={`/organizations/${kept.id}`}
            action={action}
          />
        </>
      )}
    </Card>
  );
}
