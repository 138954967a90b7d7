import { notFound } from "next/navigation";

/** Catches addresses that no page has, so that the answer is in the person's language. */
export default function Missing() {
  notFound();
}
