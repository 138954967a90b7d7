import "server-only";
import type { FileStorage } from "@/lib/documents/storage";
import { diskStorage } from "@/lib/documents/storage-disk";
import { env } from "@/lib/env";

let chosen: FileStorage | undefined;

/** The storage of this installation. The only place that chooses an adapter. */
export function fileStore(): FileStorage {
  chosen ??= diskStorage(env.FILES_DIR);
  return chosen;
}
