import clsx from "clsx";

export type BadgeFace = {
  event: string;
  dates: string;
  name: string;
  nativeName: string;
  title: string;
  delegation: string;
  category: { code: string; name: string; bandColor: string; bandPattern: string } | null;
  photoId: string | null;
};

const BAND: Record<string, string> = {
  HG: "bg-[#B8860B] text-ink",
  HD: "bg-[#8B1A2B] text-[#fff]",
  DL: "bg-[#C62828] text-[#fff]",
  OS: "bg-[#2E7D32] text-[#fff]",
  IG: "bg-[#00796B] text-[#fff]",
  UN: "bg-[#009EDB] text-ink",
  SE: "bg-[#1565C0] text-[#fff]",
  DP: "bg-[#6A1B9A] text-[#fff]",
  NG: "bg-[#F9C80E] text-ink",
  SP: "bg-[#E65100] text-ink",
  HC: "bg-[#6D4C41] text-[#fff]",
  SC: "bg-[#212121] text-[#fff]",
  IN: "bg-[#616161] text-[#fff]",
  VO: "bg-[#9CCC65] text-ink",
};

/** The badge as it builds up: what will be printed, in the proportions of the card (A6 portrait). */
export function BadgePreview({ face, caption }: { face: BadgeFace; caption: string }) {
  const { category, photoId } = face;
  return (
    <figure className="mx-auto w-full max-w-64">
      <div className="flex aspect-[105/148] flex-col items-center overflow-hidden rounded-md border border-edge bg-[#fff] text-center text-[#14212b] shadow-sm">
        <p className="w-full bg-un px-2 py-1.5 text-xs font-semibold text-[#14212b]">{face.event}</p>
        <div className="mt-3 flex aspect-[3/4] w-[38%] items-center justify-center overflow-hidden border border-line bg-wash">
          {photoId ? (
            <img src={`/api/photos/${photoId}/badge`} alt="" className="size-full object-cover" />
          ) : (
            <svg viewBox="0 0 30 40" aria-hidden="true" className="size-full text-line">
              <circle cx="15" cy="15" r="7" fill="currentColor" />
              <path d="M3 40c0-10 5-15 12-15s12 5 12 15z" fill="currentColor" />
            </svg>
          )}
        </div>
        <p className="mt-2 w-full px-2 leading-tight font-bold">
          <bdi>{face.name || "—"}</bdi>
        </p>
        <p className="w-full px-2 text-sm leading-tight">
          <bdi>{face.nativeName}</bdi>
        </p>
        <p className="mt-1 line-clamp-2 w-full px-2 text-xs leading-tight">
          <bdi>{face.title}</bdi>
        </p>
        <p className="mt-1 w-full px-2 text-xs leading-tight font-semibold">
          <bdi>{face.delegation}</bdi>
        </p>
        <p
          className={clsx(
            "mt-auto flex w-full items-center gap-2 border-t border-line px-2 py-1.5 text-start text-sm font-bold",
            category ? BAND[category.code] : "bg-wash",
          )}
        >
          <span className="text-lg">{category?.code ?? "··"}</span>
          <span className="min-w-0 truncate">{category?.name}</span>
        </p>
        <p className="w-full px-2 py-1 text-xs">{face.dates}</p>
      </div>
      <figcaption className="mt-2 text-center text-sm text-muted">{caption}</figcaption>
    </figure>
  );
}
