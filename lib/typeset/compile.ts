import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypesetDocument } from "@/lib/typeset/document";
import { runTypesetter } from "@/lib/typeset/typesetter/run-typesetter";

let pictograms: Record<string, string> | undefined;

/** The drawings by name, as SVG whose colour is `currentColor`; the template puts its own colour in. */
function readPictograms(): Record<string, string> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib/typeset/templates/pictograms");
  const names = readdirSync(folder).filter((name) => name.endsWith(".svg"));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -4), readFileSync(join(folder, name), "utf8")]),
  );
}

const GROUND = "/ground.pdf";

function request(document: TypesetDocument, grounded: boolean) {
  pictograms ??= readPictograms();
  const bytes = (data: Record<string, unknown>) => Buffer.from(JSON.stringify({ ...data, pictograms }));
  const ground = grounded && document.ground ? { data: bytes(document.ground), path: GROUND } : undefined;
  const data = bytes({ ...document.data, ground: ground ? GROUND : null });
  return {
    template: document.template,
    files: { "/data.json": data, ...document.files },
    ground,
    archival: document.archival === true,
  };
}

/** Sets a document as PDF. Give at most some two hundred pages with photographs at a time. */
export async function typesetPdf(document: TypesetDocument): Promise<Uint8Array> {
  return runTypesetter({ ...request(document, true), output: "pdf" });
}

/** Sets a document as SVG: all pages one under the other, letters as outlines, so it looks the same everywhere. */
export async function typesetSvg(document: TypesetDocument): Promise<string> {
  return new TextDecoder().decode(await runTypesetter({ ...request(document, false), output: "svg" }));
}

/** What the template reports of its own work: the values it labelled `<report>`. */
export async function typesetReport(document: TypesetDocument): Promise<unknown[]> {
  return JSON.parse(
    new TextDecoder().decode(await runTypesetter({ ...request(document, false), output: "report" })),
  );
}
