import type { DateSystem } from "../table.ts";
import type { Archive } from "./archive.ts";
import { attribute, isTrue, readXml } from "./read-xml.ts";
import { Refused } from "./refused.ts";

export type Sheet = { name: string; hidden: boolean; part: string };

export type Workbook = {
  sheets: Sheet[];
  dateSystem: DateSystem;
  sharedStrings: string | undefined;
  styles: string | undefined;
  externalLinks: number;
};

type Relation = { type: string; part: string };

const TYPES = "[content_types].xml";
const MAIN = /spreadsheetml\.(sheet|template)\.main\+xml$/;

/** A relation's target as a part's name: from the root, or from the folder of the part that names it. */
function targetPart(target: string, folder: string): string {
  const path = target.startsWith("/") ? target : `/${folder ? `${folder}/` : ""}${target}`;
  return decodeURI(new URL(path, "file:///").pathname).slice(1);
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, Math.max(0, part.lastIndexOf("/")));
  const file = part.slice(part.lastIndexOf("/") + 1);
  const found = new Map<string, Relation>();
  const relations = `${folder ? `${folder}/` : ""}_rels/${file}.rels`;
  if (!archive.has(relations)) return found;
  await readXml(archive.read(relations), {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
      found.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), part: targetPart(Target, folder) });
    },
  });
  return found;
}

/** What kind of ZIP file this is, from the table of contents that each office document has. */
async function mainPart(archive: Archive): Promise<string> {
  if (!archive.has(TYPES)) throw new Refused(archive.has("mimetype") ? "openDocument" : "notSpreadsheet");
  const kinds: string[] = [];
  await readXml(archive.read(TYPES), {
    open: (_name, { ContentType }) => {
      if (ContentType) kinds.push(ContentType);
    },
  });
  if (kinds.some((kind) => /macroEnabled|vbaProject/i.test(kind))) throw new Refused("macros");
  if (archive.names().some((name) => name.endsWith("vbaproject.bin"))) throw new Refused("macros");
  if (kinds.some((kind) => /ms-excel\.sheet\.binary/i.test(kind))) throw new Refused("binaryWorkbook");
  const main = [...(await relationsOf(archive, "")).values()].find(({ type }) => type === "officeDocument");
  if (!main || !kinds.some((kind) => MAIN.test(kind))) throw new Refused("notSpreadsheet");
  return main.part;
}

/** What a workbook says of itself: its sheets in order, and where the rest lies. Links elsewhere are never followed. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = await mainPart(archive);
  const relations = await relationsOf(archive, main);
  const sheets: Sheet[] = [];
  let dateSystem: DateSystem = 1900;
  await readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name === "workbookPr" && isTrue(attributes.date1904)) dateSystem = 1904;
      if (name !== "sheet") return;
      const relation = relations.get(attribute(attributes, "id") ?? "");
      const hidden = (attributes.state ?? "visible") !== "visible";
      if (relation?.type === "worksheet")
        sheets.push({ name: attributes.name ?? "", hidden, part: relation.part });
    },
  });
  const parts = [...relations.values()];
  const partOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.part;
  return {
    sheets,
    dateSystem,
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
    externalLinks: parts.filter(({ type }) => type === "externalLink").length,
  };
}
