"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { takePrintRequest } from "@/components/desk/print-request";
import { Button, buttonClass } from "@/components/ui/button";

type Props = { badgeId: string; number: string };

/** Both sides at their size on paper; seen by the printer only (see the print rules in globals.css). */
function PrintSides({ badgeId, onReady }: { badgeId: string; onReady: () => void }) {
  const waiting = useRef(2);
  const loaded = () => {
    waiting.current -= 1;
    if (waiting.current === 0) onReady();
  };
  return (
    <div className="badge-print" aria-hidden="true">
      <img src={`/api/badges/${badgeId}/front.svg`} alt="" onLoad={loaded} />
      <img src={`/api/badges/${badgeId}/back.svg`} alt="" onLoad={loaded} />
    </div>
  );
}

/**
 * The printed badge as it is: the preview is the print. Right after printing the print window opens by itself, with
 * both sides on pages of A6; the PDF is for printers that want a file.
 */
export function BadgeSheet({ badgeId, number }: Props) {
  const say = useTranslations("desk");
  const [mounted, setMounted] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setMounted(true), []);
  useEffect(() => {
    if (ready && takePrintRequest(badgeId)) window.print();
  }, [ready, badgeId]);
  return (
    <div className="flex gap-4">
      <img
        src={`/api/badges/${badgeId}/front.svg`}
        alt={say("preview", { number })}
        width={315}
        height={444}
        className="h-auto w-44 shrink-0 rounded-md border border-edge bg-[#fff]"
      />
      <div className="flex min-w-0 flex-col items-start gap-3">
        <p className="text-lg font-semibold" role="status">
          {say.rich("printed", {
            number,
            n: (text) => <bdi className="whitespace-nowrap">{text}</bdi>,
          })}
        </p>
        <Button variant="secondary" disabled={!ready} onClick={() => window.print()}>
          {say("printAgain")}
        </Button>
        <a
          className={buttonClass("secondary")}
          href={`/api/badges/${badgeId}/badge.pdf`}
          target="_blank"
          rel="noreferrer"
        >
          {say("pdf")}
        </a>
      </div>
      {mounted &&
        createPortal(<PrintSides badgeId={badgeId} onReady={() => setReady(true)} />, document.body)}
    </div>
  );
}
