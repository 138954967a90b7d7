import { getLocale, getTranslations } from "next-intl/server";
import type { NoteView } from "@/lib/accreditation/notes/queries/notes";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";

/** Notes of a file with their authors and for whom they are, latest first. */
export async function NoteList({ notes, place }: { notes: readonly NoteView[]; place: Place }) {
  const [say, locale] = await Promise.all([getTranslations("notes"), getLocale() as Promise<Locale>]);
  if (notes.length === 0) return <p className="text-muted">{say("none")}</p>;
  return (
    <ol className="space-y-3">
      {notes.map(({ id, by, at, audience, text, mentions }) => (
        <li key={id} className="border-s-2 border-line ps-3">
          <p className="break-words whitespace-pre-line">
            <bdi>{text}</bdi>
          </p>
          <p className="text-sm text-muted">
            <bdi>{by}</bdi> · {formatInstant(new Date(at), locale, place)} ·{" "}
            {say("readers", { circle: say(`circle.${audience}`) })}
          </p>
          {mentions.length > 0 && (
            <p className="text-sm text-muted">
              {say("mentioned")}{" "}
              {mentions.map((name) => (
                <bdi key={name} className="me-2">
                  @{name}
                </bdi>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
