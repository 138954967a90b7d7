import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { readUpload } from "@/lib/documents/read-upload";
import { PIECE_BYTES, receivePieceSchema } from "@/lib/documents/schema";
import { defineRoute } from "@/lib/route";

/** Takes the piece of a file that begins at `offset`. */
export const PUT = defineRoute({
  name: "uploads.piece",
  policy: { open: "Each kind of file is begun with a permission of its own; the command asks whose it is." },
  params: receivePieceSchema,
  rate: "uploadPiece",
  maxBytes: PIECE_BYTES,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, PIECE_BYTES);
    return bytes.ok ? receivePiece(ctx, { ...params, bytes: bytes.value }) : bytes;
  },
});
