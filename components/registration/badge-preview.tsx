import clsx from "clsx";
import { BadgeBand, type BandCategory } from "@/components/registration/badge-band";

export type BadgeFace = {
  event: string;
  dates: string;
  surname: string;
  given: string;
  nativeName: string;
  title: string;
  delegation: string;
  category: BandCategory | null;
  photoId: string | null;
};

/** Long names take a smaller size, as in print; none is cut. */
function sizeOf(surname: string): string {
  const longest = Math.max(0, ...surname.split(/[\s-]/).map((word) => word.length));
  if (surname.length > 26 || longest > 16) return "text-base";
  return surname.length > 13 || longest > 11 ? "text-lg" : "text-2xl";
}

function Portrait({ photoId }: { photoId: string | null }) {
  return (
    <div className="aspect-[3/4] w-[42%] shrink-0 overflow-hidden border border-line bg-wash">
      {photoId ? (
        <img src={`/api/photos/${photoId}/badge`} alt="" className="size-full object-cover" />
      ) : (
        <svg viewBox="0 0 30 40" aria-hidden="true" className="size-full text-line">
          <circle cx="15" cy="15" r="7" fill="currentColor" />
          <path d="M3 40c0-10 5-15 12-15s12 5 12 15z" fill="currentColor" />
        </svg>
      )}
    </div>
  );
}

/** Where the code will be: its three corner marks, no code. */
function CodePlace() {
  return (
    <svg viewBox="0 0 21 21" aria-hidden="true" className="w-[38%] self-start text-line">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M0 0h7v7H0zm1 1v5h5V1zm1 1h3v3H2zm12-2h7v7h-7zm1 1v5h5V1zm1 1h3v3h-3zM0 14h7v7H0zm1 1v5h5v-5zm1 1h3v3H2zm7-7h3v3H9zm5 2h3v3h-3zm-3 4h3v3h-3zm5 2h3v3h-3z"
      />
    </svg>
  );
}

/** The badge as it builds up: what will be printed, in the proportions of the card (A6 portrait). Light on any theme. */
export function BadgePreview({ face, caption }: { face: BadgeFace; caption: string }) {
  return (
    <figure className="mx-auto w-full max-w-64">
      <div className="flex aspect-[105/148] flex-col overflow-hidden rounded-md border border-edge bg-[#fff] text-start text-[#14212b] shadow-sm">
        <div className="h-3 shrink-0 bg-un" />
        <p className="px-3 pt-1.5 text-xs leading-tight font-bold">{face.event}</p>
        <p className="px-3 text-xs leading-tight text-[#51606b]">{face.dates}</p>
        <div className="mt-2 flex justify-between gap-2 px-3">
          <Portrait photoId={face.photoId} />
          <CodePlace />
        </div>
        <div className="min-h-0 flex-1 overflow-hidden px-3 pt-2 [overflow-wrap:anywhere]">
          <p className={clsx("leading-none font-bold", sizeOf(face.surname))}>
            <bdi>{face.surname || "—"}</bdi>
          </p>
          <p className="mt-0.5 text-base leading-tight">
            <bdi>{face.given}</bdi>
          </p>
          <p className="text-xs leading-tight text-[#51606b]">
            <bdi>{face.nativeName}</bdi>
          </p>
          <p className="mt-1 text-xs leading-tight">
            <bdi>{face.title}</bdi>
          </p>
          <p className="mt-1 text-sm leading-tight font-bold">
            <bdi>{face.delegation}</bdi>
          </p>
        </div>
        <div className="grid h-[13.5%] shrink-0">
          <BadgeBand category={face.category} />
        </div>
      </div>
      <figcaption className="mt-2 text-center text-sm text-muted">{caption}</figcaption>
    </figure>
  );
}
