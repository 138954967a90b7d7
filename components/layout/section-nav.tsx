import clsx from "clsx";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  /** What the pages belong to, for screen readers. */
  label: string;
  sections: { href: string; label: string; current: boolean }[];
};

/** The pages of one thing side by side: links, so that each has an address of its own. */
export function SectionNav({ label, sections }: Props) {
  if (sections.length < 2) return null;
  return (
    <nav aria-label={label} className="-mx-4 mb-6 overflow-x-auto border-b border-line px-4">
      <ul className="flex gap-1">
        {sections.map(({ href, label: text, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className={clsx(
                "flex min-h-11 items-center whitespace-nowrap border-b-3 px-3",
                current
                  ? "border-action font-semibold text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
