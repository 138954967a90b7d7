/** How many people the conferences have in which dossiers are opened. */
export const SIZES = [1_000, 100_000] as const;

/** The address of such a conference. */
export const openingSlug = (people: number) => `opening-${people}`;
