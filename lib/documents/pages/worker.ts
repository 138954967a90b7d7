/**
 * The page reader: a program of its own, run once per page as `node worker.ts '<request as JSON>'` by run-page-reader.ts.
 * Takes a PDF, JPEG or PNG on standard input; gives one line of JSON and the asked page as JPEG on standard output.
 * What a file carries beside its look (scripts, links, attachments, metadata) ends here: only pixels leave.
 * It imports no other source file: it runs as it is, without a bundler.
 */
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp, { type Sharp } from "sharp";
import type { DocumentRefusal, PageAnswer, PageRequest } from "./protocol";

class Refused extends Error {
  readonly refusal: DocumentRefusal;
  constructor(refusal: DocumentRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

type Read = { answer: Extract<PageAnswer, { ok: true }>; picture: Buffer };

const asked = JSON.parse(process.argv[2] ?? "{}") as PageRequest;
const EXIT_MEMORY = 70;

setInterval(() => {
  if (process.memoryUsage.rss() > asked.memoryBytes) process.exit(EXIT_MEMORY);
}, 20).unref();

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.cache(false);
sharp.concurrency(1);

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
/** Readers allow a PDF to begin within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
const PDF_WITHIN = 1024;

function mediaTypeOf(bytes: Buffer): "application/pdf" | "image/jpeg" | "image/png" {
  if (bytes.subarray(0, 3).equals(JPEG)) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(PNG)) return "image/png";
  if (bytes.subarray(0, PDF_WITHIN).includes("%PDF-")) return "application/pdf";
  throw new Refused("notDocument");
}

const jpegOf = (image: Sharp) => image.jpeg({ quality: asked.quality }).toBuffer();

async function readPicture(bytes: Buffer, mediaType: "image/jpeg" | "image/png"): Promise<Read> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > asked.maxPixels) throw new Refused("tooManyPixels");
  // Decoded also when only looked at, so that a broken scan is refused at once and not when an officer opens it.
  const picture = await jpegOf(
    sharp(bytes, { failOn: "error", limitInputPixels: asked.maxPixels })
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .resize({ ...asked.box, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb"),
  );
  return { answer: { ok: true, mediaType, pages: 1, size: 0 }, picture };
}

async function readPdf(bytes: Buffer): Promise<Read> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages = document.getPageCount();
  if (pages === 0) throw new Refused("unreadable");
  if (pages > asked.maxPages) throw new Refused("tooManyPages");
  const page = document.getPage((asked.page ?? 1) - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(
    asked.box.width / Math.max(originalWidth, 1),
    asked.box.height / Math.max(originalHeight, 1),
  );
  // Filled-in forms and signatures are part of what was signed.
  document.initializeFormFields();
  const drawn = await page.render({ scale, renderFormFields: true });
  const pixels = Buffer.from(drawn.data);
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const;
  // pdfium gives its bitmap as RGBA here, over white.
  const picture = await jpegOf(sharp(pixels, { raw }).flatten({ background: "#ffffff" }));
  return { answer: { ok: true, mediaType: "application/pdf", pages, size: 0 }, picture };
}

async function read(bytes: Buffer): Promise<Read> {
  const mediaType = mediaTypeOf(bytes);
  return mediaType === "application/pdf" ? readPdf(bytes) : readPicture(bytes, mediaType);
}

function refusalOf(error: unknown): DocumentRefusal {
  if (error instanceof Refused) return error.refusal;
  const text = error instanceof Error ? error.message : "";
  if (/password|encrypt|security/i.test(text)) return "encrypted";
  return /pixel limit/i.test(text) ? "tooManyPixels" : "unreadable";
}

function write(answer: PageAnswer, picture: Buffer): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(answer)}\n`), picture]));
}

try {
  const { answer, picture } = await read(await readInput());
  const sent = asked.page === null ? Buffer.alloc(0) : picture;
  write({ ...answer, size: sent.length }, sent);
} catch (error) {
  const reason = error instanceof Error ? error.message : "";
  write({ ok: false, refusal: refusalOf(error), reason }, Buffer.alloc(0));
}
