import { bandLook } from "@/lib/badges/band";

type Props = {
  code: string;
  word: string;
  color: string;
};

/**
 * The category as on the badge: code on its colour, and the word beside it. Drawn as SVG, since a conference's
 * colours are data and no style may stand in the page.
 */
export function CategoryBand({ code, word, color }: Props) {
  const { fill, ink, outlined } = bandLook(color);
  return (
    <p className="flex items-center gap-x-3 text-lg font-semibold">
      <svg viewBox="0 0 56 36" className="h-11 w-auto shrink-0 self-start" aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="54"
          height="34"
          rx="5"
          fill={fill}
          stroke={outlined ? ink : fill}
          strokeWidth="2"
        />
        <text x="28" y="26" textAnchor="middle" fontSize="22" fontWeight="800" fill={ink}>
          {code}
        </text>
      </svg>
      <span>
        <span className="sr-only">{code} </span>
        {word}
      </span>
    </p>
  );
}
