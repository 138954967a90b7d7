import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = {
  name: string;
  content: Buffer | string;
  /** What the headers say instead of the truth. */
  claimedSize?: number;
  encrypted?: boolean;
  /** Deflated bytes made elsewhere, in place of the content's own. */
  deflated?: Buffer;
};

/** A ZIP file byte by byte, so that it may lie where no honest program would. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize, encrypted, deflated } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflated ?? deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(encrypted ? 1 : 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize ?? bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), shared, place, Buffer.from(name)]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const relations = (entries: [id: string, type: string, target: string][]) =>
  `<Relationships>${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

export type WorkbookParts = {
  /** What stands in the worksheet element, or the whole part when it begins with "<?xml" or "<!". */
  sheet: string;
  strings?: string[];
  main?: string;
  contentType?: string;
  extra?: ZipPart[];
};

/** The parts of a workbook of one sheet, for tests to add to and to spoil. */
export function workbookParts({
  sheet,
  strings = [],
  main,
  contentType = MAIN,
  extra = [],
}: WorkbookParts): ZipPart[] {
  const items = strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("");
  const part = /^<[?!]/.test(sheet) ? sheet : `<worksheet>${sheet}</worksheet>`;
  return [
    {
      name: "[Content_Types].xml",
      content: `<Types><Override PartName="/w.xml" ContentType="${contentType}"/></Types>`,
    },
    { name: "_rels/.rels", content: relations([["a", "officeDocument", "xl/workbook.xml"]]) },
    {
      name: "xl/workbook.xml",
      content: main ?? `<workbook><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([
        ["b", "worksheet", "worksheets/sheet1.xml"],
        ["c", "sharedStrings", "/xl/sharedStrings.xml"],
      ]),
    },
    { name: "xl/sharedStrings.xml", content: `<sst>${items}</sst>` },
    { name: "xl/worksheets/sheet1.xml", content: part },
    ...extra,
  ];
}

/** Rows of inline texts as sheetData. */
export function sheetData(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<sheetData>${rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("")}</sheetData>`;
}
