/** Papers as missions send them, and some as nobody should: small PDFs written by hand (ISO 32000-1). */

type Options = {
  /** Entries of the catalogue, e.g. a script that runs when the file is opened. */
  catalog?: string;
  /** Entries of the trailer, e.g. an encryption dictionary. */
  trailer?: string;
};

/** A PDF with one page for each text, in capital Helvetica. */
export function makePdf(pages: string[], { catalog = "", trailer = "" }: Options = {}): Buffer {
  const first = 4;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((text, index) => {
      const lines = text.split("\n").map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj 0 -22 Td`);
      const stream = `BT /F1 14 Tf 70 770 Td ${lines.join(" ")} ET`;
      const resources = "<< /Font << /F1 3 0 R >> >>";
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${first + index * 2 + 1} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  body += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  body += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.indexOf("xref\n0 ")}\n%%EOF\n`;
  return Buffer.from(body, "latin1");
}

/** Runs a script when it is opened by a program that runs scripts. */
export const scriptedPdf = () =>
  makePdf(["NOTE VERBALE"], { catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" });

/** Opens with a password that nobody knows. */
export function encryptedPdf(): Buffer {
  const noise = "A".repeat(32);
  return makePdf(["SECRET"], {
    trailer: `/ID [(${noise}) (${noise})] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O (${noise}) /U (${noise}) >>`,
  });
}
