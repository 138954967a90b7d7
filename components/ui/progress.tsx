/** How far work has come: a native bar with its words. */
export function Progress({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div className="space-y-1">
      <p className="tabular">{label}</p>
      <progress
        className="h-2 w-full accent-action"
        value={value}
        max={Math.max(1, max)}
        aria-label={label}
      />
    </div>
  );
}
