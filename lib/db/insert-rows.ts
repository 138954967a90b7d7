import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Tables that are written many rows at a time. */
type Table =
  | "AccessLink"
  | "AuditEntry"
  | "BadgeCheckSeal"
  | "Decision"
  | "Delegate"
  | "DelegateNeeds"
  | "InvitationRunRow"
  | "Message"
  | "Person"
  | "ReturnItem"
  | "TravelDocument";

/** A value as jsonb_populate_recordset reads it back. */
function encoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return typeof value === "bigint" ? String(value) : value;
}

/** Names come from the code, never from outside; quoted all the same. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Inserts rows with one statement for all that name the same columns, and one parameter: `createMany` compiles a
 * statement of rows × columns parameters anew each time, which takes longer than the insert (decision 0016).
 * @param rows values as Prisma takes them, ids and `updatedAt` included; what a row leaves out has its default. JSON null
 *   is stored as SQL null.
 */
export async function insertRows(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  const columnsOf = (row: object) =>
    Object.entries(row).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const alike = Map.groupBy(rows, (row) => columnsOf(row).toSorted().map(quoted).join(", "));
  const name = Prisma.raw(quoted(table));
  for (const [list, group] of alike) {
    const columns = Prisma.raw(list);
    const json = JSON.stringify(
      group.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, encoded(value)])),
      ),
    );
    await tx.$executeRaw`INSERT INTO ${name} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${json}::jsonb)`;
  }
}
