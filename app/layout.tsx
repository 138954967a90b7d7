import type { ReactNode } from "react";

/** Each language has its own document; see app/[locale]/layout.tsx. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}
