/** Bytes of an archive of photos as sent. */
export const MAX_ARCHIVE = 64 * 1024 * 1024;
