"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type CategoryRules, MAX_HOURS, MAX_STEP, type ReviewRule } from "@/lib/conferences/review-rules";
import { rolesForReview, SUBJECT_KINDS, type SubjectKind } from "@/lib/policy/reviews";

type Props = {
  category: { id: string; code: string; name: string };
  rules: CategoryRules;
  onChange: (rules: CategoryRules) => void;
};

/** Which reviews a category needs, by whom, in which step and within how many working hours. */
export function CategoryReviews({ category, rules, onChange }: Props) {
  const say = useTranslations("reviewRules");
  const role = useTranslations("roles");
  const id = (part: string) => `${category.id}-${part}`;
  const change = (kind: SubjectKind, part: Partial<ReviewRule>) =>
    onChange({
      ...rules,
      reviews: rules.reviews.map((rule) => (rule.kind === kind ? { ...rule, ...part } : rule)),
    });
  const toggle = (kind: SubjectKind, on: boolean) => {
    const others = rules.reviews.filter((rule) => rule.kind !== kind);
    const [first] = rolesForReview(kind);
    const added = on && first ? [{ kind, step: 1, role: first, hours: 16 }] : [];
    onChange({ ...rules, reviews: [...others, ...added] });
  };
  return (
    <fieldset className="border-t border-line pt-3">
      <legend className="font-semibold">
        {category.code} {category.name}
      </legend>
      <Checkbox
        id={id("nomination")}
        label={say("needsNomination")}
        checked={rules.needsNomination}
        onChange={({ target }) => onChange({ ...rules, needsNomination: target.checked })}
      />
      {SUBJECT_KINDS.map((kind) => {
        const rule = rules.reviews.find((one) => one.kind === kind);
        return (
          <div key={kind} className="grid items-end gap-x-4 sm:grid-cols-4">
            <Checkbox
              id={id(kind)}
              label={say(`kind.${kind}`)}
              checked={rule !== undefined}
              onChange={({ target }) => toggle(kind, target.checked)}
            />
            {rule && (
              <>
                <SelectField
                  id={id(`${kind}-role`)}
                  label={say("role")}
                  choices={rolesForReview(kind).map((value) => ({ value, label: role(value) }))}
                  value={rule.role}
                  onChange={({ target }) => change(kind, { role: target.value as ReviewRule["role"] })}
                />
                <TextField
                  id={id(`${kind}-step`)}
                  type="number"
                  min={1}
                  max={MAX_STEP}
                  label={say("step")}
                  value={rule.step}
                  onChange={({ target }) => change(kind, { step: target.valueAsNumber || 0 })}
                />
                <TextField
                  id={id(`${kind}-hours`)}
                  type="number"
                  min={1}
                  max={MAX_HOURS}
                  label={say("hours")}
                  value={rule.hours}
                  onChange={({ target }) => change(kind, { hours: target.valueAsNumber || 0 })}
                />
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
