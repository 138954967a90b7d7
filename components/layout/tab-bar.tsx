import clsx from "clsx";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  /** What the tabs are parts of, for screen readers. */
  label: string;
  tabs: readonly { name: string; href: string; text: string }[];
  current: string;
};

/** The way between the pages of one thing; on a narrow screen the tabs wrap. */
export function TabBar({ label, tabs, current }: Props) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map(({ name, href, text }) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={name === current ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center border-b-4 px-3",
                name === current
                  ? "border-action font-semibold text-ink"
                  : "border-transparent text-action hover:bg-wash",
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
