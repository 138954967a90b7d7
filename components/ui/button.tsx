import clsx from "clsx";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { ClickButton } from "@/components/ui/click-button";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

const VARIANT: Record<ButtonVariant, string> = {
  primary: "bg-action text-on-action hover:bg-action-deep",
  secondary: "border border-edge bg-paper text-ink hover:bg-wash",
  danger: "border border-red bg-paper text-red hover:bg-red-wash",
  quiet: "text-action underline-offset-4 hover:underline",
};

/** Classes of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = "primary", className?: string): string {
  return clsx(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 text-center font-semibold",
    "disabled:cursor-not-allowed disabled:border disabled:border-line disabled:bg-wash disabled:text-muted",
    VARIANT[variant],
    className,
  );
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  /** Work is under way: the button stays in place and does nothing. */
  busy?: boolean;
  /** Its form is one that the browser can send by itself. */
  worksWithoutScripts?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** A button of at least 44 pixels. While busy it is announced as such and takes no second click. */
export function Button({
  variant = "primary",
  busy = false,
  className,
  type = "button",
  worksWithoutScripts = false,
  children,
  ...rest
}: Props) {
  // A form sent by the browser itself would put what was typed, passwords too, into the address.
  const needsScripts = rest.onClick !== undefined || (type === "submit" && !worksWithoutScripts);
  const Element = needsScripts ? ClickButton : "button";
  return (
    <Element
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={buttonClass(variant, className)}
    >
      {children}
    </Element>
  );
}
