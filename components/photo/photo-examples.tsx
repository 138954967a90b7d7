import clsx from "clsx";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const SKIN = "#c99a78";
const HAIR = "#3a2a22";
const COAT = "#33475b";

function Person({ children }: { children?: ReactNode }) {
  return (
    <>
      <path d="M6 80C8 66 20 64 24 63h12c4 1 16 3 18 17z" fill={COAT} />
      <path d="M24 50h12v14l-6 5-6-5z" fill="#b98663" />
      <ellipse cx="30" cy="36" rx="15" ry="21" fill={SKIN} />
      <path d="M14 36C12 18 20 10 30 10s18 8 16 26c-2-10-6-14-16-14s-14 4-16 14z" fill={HAIR} />
      <path
        d="M22 35h5M33 35h5M26 48q4 2 8 0"
        stroke={HAIR}
        strokeWidth="1.6"
        fill="none"
        strokeLinecap="round"
      />
      {children}
    </>
  );
}

const WALL = <rect width="60" height="80" fill="#e9edf1" />;

const SHELVES = (
  <>
    <rect width="60" height="80" fill="#b58b5f" />
    <path d="M0 14h60M0 32h60M0 50h60" stroke="#6d4a2a" strokeWidth="3" />
    <path d="M4 3v9M8 3v9M50 20v10M55 20v10M6 36v12M52 38v10" stroke="#7a2230" strokeWidth="3" />
  </>
);

const EXAMPLES = {
  good: <Person />,
  far: (
    <g transform="translate(17 44) scale(.44)">
      <Person />
    </g>
  ),
  dark: (
    <>
      <Person />
      <rect width="60" height="80" fill="#0a0f14" opacity=".74" />
    </>
  ),
  busy: <Person />,
  covered: (
    <Person>
      <path d="M17 31h12v7q-6 4-12 0zM31 31h12v7q-6 4-12 0zM28 33h4" fill="#14212b" stroke="#14212b" />
      <path d="M16 44q14 6 28 0v6q-3 6-14 8-11-2-14-8z" fill="#d9e0e5" />
    </Person>
  ),
} as const;

/** A good photo beside the usual mistakes, drawn. */
export function PhotoExamples() {
  const t = useTranslations("photo");
  return (
    <figure>
      <figcaption className="mb-2 font-semibold">{t("examples.title")}</figcaption>
      <ul className="flex flex-wrap gap-3">
        {(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]).map((name) => {
          const good = name === "good";
          const Icon = good ? CircleCheck : CircleX;
          return (
            <li key={name} className="w-20 text-sm">
              <span className="relative block">
                <svg
                  viewBox="0 0 60 80"
                  aria-hidden="true"
                  className={clsx("w-20 rounded-md border-2", good ? "border-green" : "border-line")}
                >
                  {name === "busy" ? SHELVES : WALL}
                  {EXAMPLES[name]}
                </svg>
                <Icon
                  aria-hidden
                  className={clsx(
                    "absolute end-1 bottom-1 size-5 rounded-full bg-paper",
                    good ? "text-green" : "text-red",
                  )}
                />
              </span>
              <span className="mt-1 block">{t(`examples.${name}`)}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
