import type { TimelineSource } from "@/lib/accreditation/timeline/entry-sql";

export type TimelineItem = { reasonCode: string; note: string | null };

/** What else is shown of an entry; which of it there is depends on the source. */
export type TimelineAbout = {
  reasonCode?: string | null;
  textForPerson?: string | null;
  internalNote?: string | null;
  category?: string | null;
  items?: TimelineItem[];
  finding?: string | null;
  note?: string | null;
  text?: string | null;
  answer?: string | null;
  reference?: string;
  document?: string;
  serial?: number;
  reason?: string | null;
  subject?: string;
  name?: string;
  /** The gate, as the guard named it. */
  place?: string | null;
  /** What two people sign. */
  act?: string;
};

export type TimelineEntry = {
  source: TimelineSource;
  id: string;
  at: string;
  kind: string;
  /** Null: the person, or the system. */
  by: string | null;
  role: string | null;
  about: TimelineAbout;
};
