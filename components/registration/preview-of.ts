import type { BadgeFace } from "@/components/registration/badge-preview";
import type { FieldConfig, FormValues } from "@/components/registration/field-config";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { displayName } from "@/lib/i18n/names";

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
    const name = displayName({
      familyName: text(values.familyName) || null,
      givenNames: isMononym ? null : text(values.givenNames) || null,
      isMononym,
      nameOrder: values.nameOrder === "FAMILY_GIVEN" ? "FAMILY_GIVEN" : "GIVEN_FAMILY",
    });
    return { ...face, name, nativeName: text(values.nativeName) };
  }
  if (step === "function") return { ...face, title: text(values.functionalTitle) };
  if (step === "representation") {
    const choice = fields
      .find(({ name }) => name === "delegationId")
      ?.choices?.find(({ value }) => value === values.delegationId);
    return { ...face, delegation: choice?.label ?? face.delegation };
  }
  return face;
}
