import { Client } from "pg";
import { SetupError } from "@/lib/setup-error";

/**
 * Refuses to serve with a login for whom the clearance file stands open (decision 0025).
 * @throws SetupError for a superuser, or one that inherits the role of the file
 */
export async function requireVettingApart(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ open: boolean }>(
      "SELECT rolsuper OR pg_has_role(oid, 'placet_vetting', 'USAGE') AS open FROM pg_roles WHERE rolname = current_user",
    );
    if (rows[0]?.open === false) return;
  } finally {
    await client.end();
  }
  throw new SetupError(
    "The login of DATABASE_URL reads the clearance file: it must be no superuser and must not inherit placet_vetting. See README.md.",
  );
}
