/** Bytes of a paper with its lines as one sending: some 800 lines in Cyrillic. Longer papers come as a table. */
export const MOST_LINES_INPUT = 240 * 1024;
