import clsx from "clsx";
import { useId } from "react";
import { bandLook } from "@/lib/badges/band";

export type BandCategory = { code: string; name: string; bandColor: string; bandPattern: string };

/** One tile of each pattern, 4 units wide, as lib/typeset/templates/band.typ draws it. */
const TILES: Record<string, React.ReactNode> = {
  STRIPES: <path d="M-1 5 5-1M-1 1l2-2M3 5l2-2" strokeWidth="1.1" />,
  DOTS: (
    <>
      <circle cx="0.9" cy="0.9" r="0.6" fill="currentColor" stroke="none" />
      <circle cx="2.9" cy="2.9" r="0.6" fill="currentColor" stroke="none" />
    </>
  ),
  CHECKS: <path d="M0 0h2v2H0zM2 2h2v2H2z" fill="currentColor" stroke="none" />,
  CHEVRONS: <path d="M0 3.2 2 1.2 4 3.2" strokeWidth="1.1" fill="none" />,
};

/**
 * The category band: code, word, colour and pattern, so that no single one of them carries the meaning. Colours are
 * attributes of the drawing, since the page's security policy allows no inline style.
 */
export function BadgeBand({ category }: { category: BandCategory | null }) {
  const id = useId();
  const look = bandLook(category?.bandColor ?? "#F4F7F9");
  const ink = look.ink === "#FFFFFF" ? "text-[#fff]" : "text-[#000]";
  const tile = TILES[category?.bandPattern ?? ""];
  return (
    <div className={clsx("relative flex items-center overflow-hidden px-3", ink)}>
      <svg
        aria-hidden="true"
        className="absolute inset-0 size-full"
        viewBox="0 0 105 20"
        preserveAspectRatio="none"
      >
        <rect width="105" height="20" fill={look.fill} />
        {tile && (
          <>
            <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" stroke="currentColor">
              {tile}
            </pattern>
            <rect x="80" width="25" height="20" fill={`url(#${id})`} />
          </>
        )}
        {category?.bandPattern === "EDGE" ? (
          <path d="M0 0h105v2.2H0zM0 17.8h105V20H0z" fill={look.edge} />
        ) : (
          look.outlined && category && <path d="M0 0h105v1H0z" fill="currentColor" />
        )}
      </svg>
      <span className="relative text-3xl leading-none font-extrabold">{category?.code ?? "··"}</span>
      <span className="relative ms-3 line-clamp-2 max-w-[50%] border-s border-current ps-3 text-start text-sm leading-tight font-bold">
        {category?.name ?? ""}
      </span>
    </div>
  );
}
