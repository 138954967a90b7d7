"use client";

import { FileUp } from "lucide-react";
import { buttonClass } from "@/components/ui/button";

/** Chooses or photographs a paper; the same file may be chosen again. */
export function PaperPicker({
  label,
  describedBy,
  onFile,
}: {
  label: string;
  describedBy?: string;
  onFile: (file: File) => void;
}) {
  return (
    <label
      className={buttonClass(
        "secondary",
        "relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action",
      )}
    >
      <FileUp aria-hidden className="size-5" />
      {label}
      <input
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={describedBy}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
