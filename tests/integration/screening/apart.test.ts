import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { asVetting } from "@/lib/screening/vetting-role";
import { requireVettingApart } from "@/prisma/vetting-apart";
import { type Desk, fileOf, matched, openDesk } from "./fixture";

let desk: Desk;
let person: { id: string; file: number };

beforeAll(async () => {
  desk = await openDesk();
  person = await matched(desk, "Canarybird");
});

const TABLES = ["file", "event", "possible_match"];

describe("the ordinary connection", () => {
  test("is no superuser, and does not inherit the role", async () => {
    const [row] = await db.$queryRaw<{ super: boolean; inherits: boolean; may: boolean }[]>`
      SELECT rolsuper AS super, pg_has_role(rolname, 'placet_vetting', 'USAGE') AS inherits,
             pg_has_role(rolname, 'placet_vetting', 'MEMBER') AS may
      FROM pg_roles WHERE rolname = current_user`;
    expect(row).toEqual({ super: false, inherits: false, may: true });
  });

  test("is one with which the product serves; one that inherits the role is refused", async () => {
    const url = process.env.DATABASE_URL ?? "";
    await requireVettingApart(url);
    const login = `placet_login_${randomUUID().slice(0, 8)}`;
    await db.$executeRawUnsafe(`CREATE ROLE ${login} LOGIN PASSWORD 'x'`);
    const other = Object.assign(new URL(url), { username: login, password: "x" }).href;
    try {
      await requireVettingApart(other);
      await db.$executeRawUnsafe(`GRANT placet_vetting TO ${login} WITH INHERIT TRUE`);
      await expect(requireVettingApart(other)).rejects.toThrow(/reads the clearance file/);
    } finally {
      await db.$executeRawUnsafe(`DROP ROLE ${login}`);
    }
  });

  test.each(TABLES)("reads nothing of clearance.%s and writes nothing to it", async (table) => {
    for (const sql of [
      `SELECT * FROM clearance.${table}`,
      `SELECT count(*) FROM clearance.${table}`,
      `DELETE FROM clearance.${table}`,
      `TRUNCATE clearance.${table} CASCADE`,
      `COPY clearance.${table} TO STDOUT`,
      `ALTER TABLE clearance.${table} OWNER TO CURRENT_USER`,
      `DROP TABLE clearance.${table}`,
      `GRANT SELECT ON clearance.${table} TO CURRENT_USER`,
    ]) {
      await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  test("neither inserts nor updates there", async () => {
    await expect(
      db.$executeRaw`INSERT INTO clearance.file (delegate_id, conference_id, since)
        VALUES (${randomUUID()}::uuid, ${desk.conferenceId}::uuid, now())`,
    ).rejects.toThrow(/permission denied/);
    await expect(db.$executeRaw`UPDATE clearance.file SET state = 'CLEARED'`).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.$executeRaw`UPDATE clearance.event SET note = NULL`).rejects.toThrow(/permission denied/);
  });

  test("does not write the word that the file shows", async () => {
    const data = { clearance: "CLEARED" as const };
    await expect(db.delegate.update({ where: { id: person.id }, data })).rejects.toThrow(/clearance word/);
    await expect(
      db.$executeRaw`UPDATE "Delegate" SET "clearanceUntil" = now() WHERE "id" = ${person.id}::uuid`,
    ).rejects.toThrow(/clearance word/);
  });

  test("is the ordinary one again after a vetting transaction, and after one that failed", async () => {
    const whoIs = async () => {
      const [row] = await db.$queryRaw<{ name: string }[]>`SELECT current_user AS name`;
      return row?.name;
    };
    const ordinary = await whoIs();
    await fileOf(person);
    await db.$transaction((tx) => asVetting(tx, () => tx.$executeRaw`SELECT 1 / 0`)).catch(() => undefined);
    await db
      .$transaction((tx) => asVetting(tx, () => Promise.reject(new Error("lost"))))
      .catch(() => undefined);
    for (let connection = 0; connection < 12; connection += 1) expect(await whoIs()).toBe(ordinary);
  });
});

describe("another role of the application", () => {
  const role = `placet_reader_${randomUUID().slice(0, 8)}`;

  test("that may read everything else reads nothing there, and cannot take the role", async () => {
    await db.$executeRawUnsafe(`CREATE ROLE ${role}`);
    try {
      await db.$executeRawUnsafe(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`);
      await db.$executeRawUnsafe(`GRANT ${role} TO CURRENT_USER WITH SET TRUE`);
      const as = (sql: string) =>
        db.$transaction(async (tx) => {
          await tx.$executeRawUnsafe(`SET LOCAL ROLE ${role}`);
          return tx.$queryRawUnsafe(sql);
        });
      await expect(as('SELECT count(*) FROM "Delegate"')).resolves.toHaveLength(1);
      for (const table of TABLES) {
        await expect(as(`SELECT * FROM clearance.${table}`)).rejects.toThrow(/permission denied/);
      }
    } finally {
      await db.$executeRawUnsafe(`DROP OWNED BY ${role}`);
      await db.$executeRawUnsafe(`DROP ROLE ${role}`);
    }
  });
});

describe("the vetting role", () => {
  const vet = (sql: string) => db.$transaction((tx) => asVetting(tx, () => tx.$executeRawUnsafe(sql)));

  test.each(['SELECT * FROM "Person"', 'SELECT * FROM "TravelDocument"', 'SELECT "email" FROM "Delegate"'])(
    "reads nothing outside the file: %s",
    async (sql) => {
      // 42501: insufficient privilege.
      await expect(vet(sql)).rejects.toThrow(/42501/);
    },
  );

  test("cannot take back what was written, nor settle a possible match in half", async () => {
    await expect(vet("DELETE FROM clearance.event")).rejects.toThrow(/23000/);
    await expect(vet("UPDATE clearance.event SET note = NULL")).rejects.toThrow(/23000/);
    await expect(vet("TRUNCATE clearance.event")).rejects.toThrow(/23000/);
    await expect(vet("UPDATE clearance.possible_match SET outcome = 'CONFIRMED'")).rejects.toThrow(/23514/);
  });
});
