import { getTranslations } from "next-intl/server";
import { fieldWords } from "@/components/review/field-words";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import type { FieldDifference } from "@/lib/delegates/snapshot-diff";
import type { Locale } from "@/lib/i18n/config";

type Props = { dossier: Pick<Dossier, "difference" | "photo" | "name">; locale: Locale };

/** What came back, item by item: what was asked, before and after, the answer; two photos side by side. */
export async function ReturnDifference({ dossier, locale }: Props) {
  const [say, reasons, t] = await Promise.all([
    getTranslations("review"),
    getTranslations("reasons"),
    getTranslations("registration"),
  ]);
  const { items, others, changes, earlierPhotoId } = dossier.difference;
  if (changes.length === 0 && items.length === 0) return null;
  const label = (key: string) => t(key as never);
  const words = fieldWords(label, locale);
  const photo = { id: dossier.photo?.id ?? null, earlierId: earlierPhotoId, name: dossier.name };
  const list = (differences: readonly FieldDifference[]) =>
    differences.map((difference) =>
      difference.field === "photo.photo" ? (
        <PhotoPair key={difference.field} {...photo} say={say} />
      ) : (
        <div key={difference.field} className="mt-2">
          <p className="font-semibold">{label(difference.field)}</p>
          <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
            <Value label={say("difference.before")} none={say("difference.none")}>
              {words(difference.field, difference.before)}
            </Value>
            <Value label={say("difference.after")} none={say("difference.none")} isNew>
              {words(difference.field, difference.after)}
            </Value>
          </dl>
        </div>
      ),
    );
  return (
    <Card>
      <h2 className="mb-2">
        {items.length > 0 ? say("difference.title") : say("changed", { count: changes.length })}
      </h2>
      <ul className="space-y-5">
        {items.map((item) => (
          <li key={item.id} className="border-s-4 border-amber ps-3">
            <h3 className="font-semibold">{reasons(`${item.reasonCode}.label` as never)}</h3>
            {item.note && (
              <p className="text-muted">
                {say("difference.asked")} <bdi>{item.note}</bdi>
              </p>
            )}
            {list(item.changes)}
            {item.changes.length === 0 && <p className="mt-1">{say("difference.unchanged")}</p>}
            {item.answer && (
              <p className="mt-2 rounded-md bg-wash p-3">
                {say("difference.answer")} <bdi className="font-semibold">{item.answer}</bdi>
              </p>
            )}
          </li>
        ))}
        {others.length > 0 && (
          <li className="border-s-4 border-line ps-3">
            {items.length > 0 && <h3 className="font-semibold">{say("difference.others")}</h3>}
            {list(others)}
          </li>
        )}
      </ul>
    </Card>
  );
}

type ValueProps = { label: string; none: string; isNew?: boolean; children: string };

function Value({ label, none, isNew, children }: ValueProps) {
  return (
    <div className={isNew ? "rounded-md bg-green-wash p-2" : "rounded-md bg-wash p-2"}>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="break-words">
        {children ? <bdi>{children}</bdi> : <span className="text-muted">{none}</span>}
      </dd>
    </div>
  );
}

type PairProps = {
  id: string | null;
  earlierId: string | null;
  name: string;
  say: Awaited<ReturnType<typeof getTranslations<"review">>>;
};

function PhotoPair({ id, earlierId, name, say }: PairProps) {
  const pair = [
    { photoId: earlierId, caption: say("earlierPhoto") },
    { photoId: id, caption: say("newPhoto") },
  ];
  return (
    <div className="mt-2 flex gap-4">
      {pair.map(
        ({ photoId, caption }) =>
          photoId && (
            <figure key={photoId} className="min-w-0">
              <a href={`/api/photos/${photoId}/master`} target="_blank" rel="noreferrer">
                <img
                  src={`/api/photos/${photoId}/badge`}
                  alt={`${caption}: ${name}`}
                  width={150}
                  height={200}
                  className="aspect-3/4 w-37.5 max-w-full rounded-md border border-line object-cover"
                />
              </a>
              <figcaption className="mt-1 text-sm text-muted">{caption}</figcaption>
            </figure>
          ),
      )}
    </div>
  );
}
