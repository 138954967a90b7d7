import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { readUpload } from "@/lib/documents/read-upload";
import { PIECE_BYTES, receivePieceSchema } from "@/lib/documents/schema";
import { defineRoute } from "@/lib/route";

/** Takes the piece of a paper that begins at `offset`. */
export const PUT = defineRoute({
  name: "uploads.piece",
  policy: "nomination.record",
  params: receivePieceSchema,
  rate: "uploadPiece",
  maxBytes: PIECE_BYTES,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, PIECE_BYTES);
    return bytes.ok ? receivePiece(ctx, { ...params, bytes: bytes.value }) : bytes;
  },
});
