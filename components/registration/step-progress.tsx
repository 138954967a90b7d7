import clsx from "clsx";
import { Check } from "lucide-react";
import type { RegistrationStep } from "@/lib/delegates/requirements";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  id: string;
  steps: readonly RegistrationStep[];
  current: RegistrationStep;
  incomplete: ReadonlySet<string>;
  names: Record<string, string>;
  label: string;
  place: string;
};

/** Where one stands: on a phone as words and a bar, on a desk as the list of steps, each of which can be opened. */
export function StepProgress({ id, steps, current, incomplete, names, label, place }: Props) {
  const index = steps.indexOf(current);
  return (
    <nav aria-label={label} className="mb-6">
      <p className="text-sm text-muted sm:hidden">{place}</p>
      <progress
        aria-hidden
        className="mt-1 h-1.5 w-full accent-action sm:hidden"
        value={index + 1}
        max={steps.length}
      />
      <ol className="hidden flex-wrap gap-x-1 gap-y-1 sm:flex">
        {steps.map((step) => (
          <li key={step}>
            <Link
              href={`/registrations/${id}/${step}`}
              aria-current={step === current ? "step" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center gap-1.5 rounded-md px-3 text-sm",
                step === current ? "bg-action font-semibold text-on-action" : "text-action hover:bg-wash",
              )}
            >
              {!incomplete.has(step) && step !== "review" && <Check aria-hidden className="size-4" />}
              {names[step]}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
