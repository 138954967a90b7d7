import type { ReactNode } from "react";

type Props = {
  action: string;
  /** What the page is filtered by now. */
  filter: object;
  className: string;
  children: ReactNode;
};

/**
 * A filter as a plain form: its address can be shared, and it works without script. It is drawn anew with each filter,
 * so that its fields hold what the page is filtered by also after a link has changed or cleared it.
 */
export function FilterForm({ action, filter, className, children }: Props) {
  return (
    <form key={JSON.stringify(filter)} method="get" action={action} className={className}>
      {children}
    </form>
  );
}
