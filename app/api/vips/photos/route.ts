import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { MAX_BYTES } from "@/lib/documents/photo-spec";
import { readUpload } from "@/lib/documents/read-upload";
import { uploadPhotoSchema } from "@/lib/documents/schema";
import { defineRoute } from "@/lib/route";

/** Takes the photo of a guest from protocol, as the body of the request. */
export const POST = defineRoute({
  name: "vips.uploadPhoto",
  policy: "review.fastTrack",
  params: uploadPhotoSchema,
  rate: "upload",
  maxBytes: MAX_BYTES,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, MAX_BYTES);
    return bytes.ok ? uploadPhoto(ctx, { ...params, bytes: bytes.value }, "review.fastTrack") : bytes;
  },
});
