"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from "react";
import { drawCrop } from "@/components/photo/draw-crop";
import { buttonClass } from "@/components/ui/button";
import { type Crop, largestZoom, moveCrop, zoomCrop } from "@/lib/documents/crop";

type Props = { picture: ImageBitmap; crop: Crop; onChange: (crop: Crop) => void; disabled?: boolean };
type Point = { x: number; y: number };

const SHOWN = { width: 600, height: 800 };
const STEP = 0.02;
const ZOOM_STEP = 1.1;
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const distance = (one: Point, two: Point) => Math.hypot(one.x - two.x, one.y - two.y);

/** The head's place: an oval of some 65 % of the height, and the line of the eyes. */
function Guide() {
  return (
    <svg viewBox="0 0 300 400" aria-hidden="true" className="pointer-events-none absolute inset-0 size-full">
      <path
        fillRule="evenodd"
        d="M0 0h300v400H0zM150 52c58 0 94 58 94 130s-36 130-94 130-94-58-94-130 36-130 94-130z"
        fill="#0a0f14"
        opacity="0.26"
      />
      <path
        d="M150 52c58 0 94 58 94 130s-36 130-94 130-94-58-94-130 36-130 94-130zM56 178h188"
        fill="none"
        stroke="#ffffff"
        strokeWidth="2"
        strokeDasharray="7 6"
      />
    </svg>
  );
}

/** The picture behind a fixed frame of 3:4: drag, pinch, wheel, arrow keys, + and −, or the slider. */
export function CropFrame({ picture, crop, onChange, disabled = false }: Props) {
  const t = useTranslations("photo.crop");
  const helpId = useId();
  const zoomId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointers = useRef(new Map<number, Point>());
  const most = largestZoom(picture);

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop, SHOWN);
  }, [picture, crop]);

  const latest = useRef({ crop, onChange, disabled });
  useEffect(() => {
    latest.current = { crop, onChange, disabled };
  });
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      const { crop, onChange, disabled } = latest.current;
      // The page keeps its own scrolling unless the frame was chosen or the fingers pinch.
      if (disabled || !(event.ctrlKey || document.activeElement === element)) return;
      event.preventDefault();
      onChange(zoomCrop(picture, crop, Math.exp(-event.deltaY / 400)));
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [picture]);

  function onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
    const before = pointers.current.get(event.pointerId);
    if (!before || disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    const fingers = other ? 2 : 1;
    const shifted = moveCrop(
      picture,
      crop,
      (before.x - now.x) / box.width / fingers,
      (before.y - now.y) / box.height / fingers,
    );
    const factor = other ? distance(now, other) / Math.max(1, distance(before, other)) : 1;
    pointers.current.set(event.pointerId, now);
    onChange(zoomCrop(picture, shifted, factor));
  }

  function onKeyDown(event: KeyboardEvent<HTMLCanvasElement>) {
    const way = KEYS[event.key];
    const step = STEP * (event.shiftKey ? 5 : 1);
    if (disabled) return;
    if (way) onChange(moveCrop(picture, crop, way[0] * step, way[1] * step));
    else if (event.key === "+" || event.key === "=") onChange(zoomCrop(picture, crop, ZOOM_STEP));
    else if (event.key === "-") onChange(zoomCrop(picture, crop, 1 / ZOOM_STEP));
    else return;
    event.preventDefault();
  }

  const release = (event: PointerEvent) => pointers.current.delete(event.pointerId);
  const percent = Math.round(crop.zoom * 100);

  return (
    <div className="max-w-xs space-y-3">
      <div className="relative aspect-3/4 overflow-hidden rounded-md border border-edge bg-wash">
        <canvas
          ref={canvas}
          tabIndex={0}
          aria-label={t("label")}
          aria-describedby={helpId}
          className="size-full cursor-move touch-none"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
          }}
          onPointerMove={onPointerMove}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyDown={onKeyDown}
        />
        <Guide />
      </div>
      <p id={helpId} className="text-sm text-muted">
        {t("help")}
      </p>
      <div className="flex items-center gap-2">
        <ZoomButton
          label={t("zoomOut")}
          onClick={() => onChange(zoomCrop(picture, crop, 1 / ZOOM_STEP))}
          icon={Minus}
        />
        <label htmlFor={zoomId} className="sr-only">
          {t("zoom")}
        </label>
        <input
          id={zoomId}
          type="range"
          className="min-h-11 w-full accent-action"
          min={100}
          max={Math.max(101, Math.round(most * 100))}
          value={percent}
          disabled={disabled || most <= 1}
          aria-valuetext={t("zoomValue", { percent: String(percent) })}
          onChange={(event) =>
            onChange(zoomCrop(picture, crop, event.target.valueAsNumber / 100 / crop.zoom))
          }
        />
        <ZoomButton
          label={t("zoomIn")}
          onClick={() => onChange(zoomCrop(picture, crop, ZOOM_STEP))}
          icon={Plus}
        />
      </div>
    </div>
  );
}

function ZoomButton({
  label,
  onClick,
  icon: Icon,
}: {
  label: string;
  onClick: () => void;
  icon: typeof Plus;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={buttonClass("secondary", "min-w-11 px-2")}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
