/**
 * The reader of spreadsheets: a program of its own, run once per file as `node worker.ts '<request as JSON>'` by
 * run-reader.ts. Takes the bytes on standard input; gives one line of JSON on standard output. It knows no settings,
 * no database and no file, so a workbook that subverts it finds nothing. It imports its neighbours by their full
 * names: it runs as it is, without a bundler.
 */
import type { Grid, ReaderAnswer, ReaderRequest } from "./protocol.ts";
import { Refused } from "./refused.ts";
import { readTextGrid } from "./text-grid.ts";
import { readWorkbookGrid } from "./workbook-grid.ts";

const ZIP = Buffer.from("PK", "latin1");
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** First bytes of files that may otherwise pass for text. */
const OTHERS = ["%PDF-", "{\\rtf", "GIF8"];

/** Old office files and encrypted new ones share a container; the names of its streams tell them apart. */
function oleProblem(bytes: Buffer): Refused {
  const holds = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return new Refused("encrypted");
  return new Refused(holds("Workbook") || holds("Book") ? "oldExcel" : "notSpreadsheet");
}

async function readGrid(bytes: Buffer, request: ReaderRequest): Promise<Grid> {
  if (bytes.length === 0) throw new Refused("fileEmpty");
  if (bytes.subarray(0, 8).equals(OLE)) throw oleProblem(bytes);
  if (bytes.subarray(0, 2).equals(ZIP) && (bytes[2] === 3 || bytes[2] === 5))
    return readWorkbookGrid(bytes, request);
  if (OTHERS.some((start) => bytes.toString("latin1", 0, start.length) === start))
    throw new Refused("notSpreadsheet");
  return readTextGrid(bytes, request);
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const request = JSON.parse(process.argv[2] ?? "{}") as ReaderRequest;
const answer = await readGrid(await readInput(), request).then(
  (grid): ReaderAnswer => ({ ok: true, grid }),
  (error: unknown): ReaderAnswer => ({
    ...(error instanceof Refused && error.sheets ? { sheets: error.sheets } : {}),
    ok: false,
    problem: error instanceof Refused ? error.problem : "damaged",
    detail: error instanceof Refused ? error.detail : {},
    reason: error instanceof Error ? error.message.slice(0, 200) : "",
  }),
);
process.stdout.write(`${JSON.stringify(answer)}\n`);
