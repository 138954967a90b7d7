import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { MAX_BYTES } from "@/lib/documents/photo-spec";
import { readUpload } from "@/lib/documents/read-upload";
import { uploadPhotoSchema } from "@/lib/documents/schema";
import { defineRoute } from "@/lib/route";

/** Takes a photo as the body of the request; the proxy lets it through untouched. */
export const POST = defineRoute({
  name: "photos.upload",
  policy: "registration.edit",
  params: uploadPhotoSchema,
  rate: "upload",
  maxBytes: MAX_BYTES,
  run: async (ctx, { request, params }) => {
    const bytes = await readUpload(request, MAX_BYTES);
    return bytes.ok ? uploadPhoto(ctx, { ...params, bytes: bytes.value }) : bytes;
  },
});
