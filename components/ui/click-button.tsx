"use client";

import { type ButtonHTMLAttributes, type Ref, useSyncExternalStore } from "react";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };

const neverChanges = () => () => undefined;

/**
 * A button that only scripts can answer. Until they have arrived it is switched off, so that on a slow line no click is
 * lost in silence and no form goes the browser's own way.
 */
export function ClickButton({ disabled, ...rest }: Props) {
  const scriptsAreHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return <button {...rest} disabled={disabled || !scriptsAreHere} />;
}
