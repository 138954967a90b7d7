import { useTranslations } from "next-intl";

/** The pages of a paper as pictures; those further down are fetched when one comes to them. */
export function PaperPages({ file }: { file: { id: string; pages: number } }) {
  const say = useTranslations("nominations.view");
  return (
    <ol className="space-y-3">
      {Array.from({ length: file.pages }, (_, index) => index + 1).map((page) => (
        <li key={page}>
          <a href={`/api/files/${file.id}/pages/${page}`} target="_blank" rel="noreferrer">
            {/* Answers differ by who asks, so no shared picture service may keep them. */}
            <img
              src={`/api/files/${file.id}/pages/${page}`}
              alt={say("page", { page, pages: file.pages })}
              width={1240}
              height={1754}
              loading="lazy"
              className="h-auto w-full rounded-md border border-line bg-wash"
            />
          </a>
        </li>
      ))}
    </ol>
  );
}
