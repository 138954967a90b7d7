import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { SheetForm } from "@/components/imports/sheet-form";
import type { ImportView } from "@/lib/imports/queries/imports";

type Props = { view: ImportView; action: Action<undefined> };

/** Which sheet of the workbook was read, and the choice of another; hidden ones are named, and never chosen for anybody. */
export async function SheetChoice({ view, action }: Props) {
  const say = await getTranslations("imports");
  const { id, state, notes, hasFile } = view;
  const { sheet, sheets } = notes;
  if (state !== "PREVIEW" && state !== "FAILED") return null;
  const choices = sheets
    .filter(({ name }) => name !== sheet)
    .map(({ name, hidden }) => ({ value: name, label: hidden ? say("hiddenSheet", { sheet: name }) : name }));
  return (
    <div className="mt-6 space-y-3">
      {sheet !== null && (
        <p>
          {say.rich("sheetRead", { sheet: () => <bdi className="font-semibold break-words">{sheet}</bdi> })}
        </p>
      )}
      {hasFile && choices.length > 0 && (
        <SheetForm
          key={sheet}
          importId={id}
          sheets={choices}
          texts={{ label: say("otherSheet"), prompt: say("chooseSheet"), read: say("readSheet") }}
          action={action}
        />
      )}
    </div>
  );
}
