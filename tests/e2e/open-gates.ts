import { Client } from "pg";

/**
 * Lets the days of the conference begin for one badge, whatever the day on which the walk is made: nobody can print a
 * badge with other days. The session passes over the trigger that keeps printed badges as they are, for itself alone.
 */
export async function openGatesFor(number: string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    const { rowCount } = await client.query(
      `UPDATE "Badge" b SET "validFrom" = now() - interval '1 day', "validUntil" = now() + interval '1 day'
       FROM "Conference" c WHERE c."id" = b."conferenceId" AND c."code" = split_part($1, '-', 1)
         AND b."serial" = split_part($1, '-', 2)::int`,
      [number],
    );
    if (rowCount !== 1) throw new Error(`no badge ${number}`);
  } finally {
    await client.end();
  }
}
