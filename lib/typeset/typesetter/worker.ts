/**
 * The typesetter: a process of its own, started by run-typesetter.ts, so that setting two hundred badges neither
 * stops the web server nor grows its memory. Takes requests and gives answers over its parent's channel, one after
 * the other. It knows no settings and no database. It imports no other source file: it runs without a bundler.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { TypesetAnswer, TypesetRequest, TypesetterPlaces } from "./protocol";

const { templates, fonts } = JSON.parse(process.argv[2] ?? "{}") as TypesetterPlaces;
const DATA = "/data.json";

const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });

/** Results of earlier documents that were not used for so many documents are forgotten; those of large ones at once. */
const CACHE_AGE = 3;
const LARGE = 8 * 1024 * 1024;

function compile(template: string) {
  const compiled = compiler.compile({ mainFilePath: join(templates, `${template}.typ`) });
  if (compiled.result) return compiled.result;
  throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? "no document"));
}

/** Grounds that were set lately, by their data: the parts of a batch mostly share one. */
const grounds = new Map<string, Uint8Array>();
const GROUNDS_KEPT = 4;

function groundOf(template: string, data: Uint8Array): Uint8Array {
  const key = createHash("sha256").update(template).update(data).digest("hex");
  const known = grounds.get(key);
  if (known) return known;
  const made = compiler.pdf(compile(template), { pdfTags: false });
  grounds.set(key, made);
  for (const old of [...grounds.keys()].slice(0, -GROUNDS_KEPT)) grounds.delete(old);
  return made;
}

function produce({ template, output, files, ground, archival }: TypesetRequest): Uint8Array {
  const mapped: string[] = [];
  const map = (path: string, content: Uint8Array) => {
    compiler.mapShadow(join(templates, path), Buffer.from(content));
    mapped.push(path);
  };
  let size = 0;
  try {
    if (ground) {
      map(DATA, ground.data);
      map(ground.path, groundOf(template, ground.data));
    }
    for (const [path, content] of Object.entries(files)) {
      map(path, content);
      size += content.length;
    }
    const document = compile(template);
    if (output === "pdf")
      return compiler.pdf(document, archival ? { pdfStandard: "a-3b" } : { pdfTags: false });
    if (output === "svg") return Buffer.from(compiler.plainSvg(document));
    return Buffer.from(JSON.stringify(compiler.query(document, { selector: "<report>", field: "value" })));
  } finally {
    for (const path of new Set(mapped)) compiler.unmapShadow(join(templates, path));
    compiler.evictCache(size > LARGE ? 0 : CACHE_AGE);
  }
}

function answer(request: TypesetRequest): TypesetAnswer {
  try {
    const content = produce(request);
    return { id: request.id, ok: true, content, peakBytes: process.resourceUsage().maxRSS * 1024 };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (request: TypesetRequest) => process.send?.(answer(request)));
process.on("disconnect", () => process.exit(0));
