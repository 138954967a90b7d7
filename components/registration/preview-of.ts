import type { BadgeFace } from "@/components/registration/badge-preview";
import { nameOnBadge } from "@/components/registration/face-of";
import type { FieldConfig, FormValues } from "@/components/registration/field-config";
import type { FormStep } from "@/lib/delegates/schema/steps";

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** The badge with what stands in the form right now, saved or not. */
export function previewOf(
  face: BadgeFace,
  step: FormStep,
  values: FormValues,
  fields: readonly FieldConfig[],
): BadgeFace {
  if (step === "identity") {
    const isMononym = values.isMononym === true;
    const lines = nameOnBadge({
      familyName: text(values.familyName) || null,
      givenNames: isMononym ? null : text(values.givenNames) || null,
      isMononym,
      nameOrder: values.nameOrder === "FAMILY_GIVEN" ? "FAMILY_GIVEN" : "GIVEN_FAMILY",
    });
    return { ...face, ...lines, nativeName: text(values.nativeName) };
  }
  if (step === "function") return { ...face, title: text(values.functionalTitle) };
  if (step !== "representation") return face;
  const chosen = (name: string) =>
    fields.find((field) => field.name === name)?.choices?.find(({ value }) => value === values[name]);
  return {
    ...face,
    delegation: chosen("delegationId")?.label ?? "",
    category: chosen("categoryId")?.band ?? null,
  };
}
