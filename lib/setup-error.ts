/**
 * Something outside the code that a person must mend before the product can run: a port in use, a full disk, a
 * database of the wrong version. The message is one line that says what to do; scripts print it without a trace.
 */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

const DISK_FULL = /ENOSPC|No space left on device|53100|disk full/i;

/** Words an error that the machine caused, where they are known; other errors are given back as they are. */
export function explainError(error: unknown): unknown {
  if (error instanceof SetupError) return error;
  const {
    message = "",
    code = "",
    path = "",
  } = (error ?? {}) as { message?: string; code?: string; path?: string };
  if (DISK_FULL.test(`${code} ${message}`)) {
    return new SetupError(
      "The disk is full: free some space (about 1 GB) and start again. No data was lost.",
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new SetupError(`No permission to write ${path || "here"}: run as the owner of this folder.`);
  }
  return error;
}
