/**
 * The typesetter: a process of its own, started by run-typesetter.ts, so that setting two hundred badges neither
 * stops the web server nor grows its memory. Takes requests and gives answers over its parent's channel, one after
 * the other. It knows no settings and no database. It imports no other source file: it runs without a bundler.
 */
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { TypesetAnswer, TypesetRequest, TypesetterPlaces } from "./protocol";

const { templates, fonts } = JSON.parse(process.argv[2] ?? "{}") as TypesetterPlaces;
/** Results of earlier documents that were not used for so many documents are forgotten. */
const CACHE_AGE = 3;

const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });

function produce({ template, output, files }: TypesetRequest): Uint8Array {
  const paths = Object.keys(files).map((path) => join(templates, path));
  try {
    for (const [path, content] of Object.entries(files))
      compiler.mapShadow(join(templates, path), Buffer.from(content));
    const compiled = compiler.compile({ mainFilePath: join(templates, `${template}.typ`) });
    const document = compiled.result;
    if (!document)
      throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? "no document"));
    if (output === "pdf") return compiler.pdf(document);
    if (output === "svg") return Buffer.from(compiler.plainSvg(document));
    return Buffer.from(JSON.stringify(compiler.query(document, { selector: "<report>", field: "value" })));
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
    compiler.evictCache(CACHE_AGE);
  }
}

function answer(request: TypesetRequest): TypesetAnswer {
  try {
    return { id: request.id, ok: true, content: produce(request) };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (request: TypesetRequest) => process.send?.(answer(request)));
process.on("disconnect", () => process.exit(0));
