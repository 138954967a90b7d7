import { createConference } from "@/lib/conferences/commands/create-conference";
import { systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { seedAccounts } from "./seed/accounts";
import { seedTime } from "./seed/clock";
import { DUSHANBE } from "./seed/conference";
import { seedFate } from "./seed/decisions";
import { seedNominations, seedOrganizations, seedRegistry } from "./seed/organizations";
import { seedPastConference } from "./seed/past-conference";
import { fateOf } from "./seed/plan";
import { delegateRows } from "./seed/read-csv";
import { seedRegistration } from "./seed/registrations";
import { expectValue } from "./seed/value";

const FOUNDED_DAYS_AGO = 20;
const REGISTERED_DAYS_AGO = 14;

/**
 * The demo conference, made by the same commands as people's clicks. Does nothing when it is there. People are done
 * two at a time, since decoding a photo takes a process of its own.
 */
async function seed(): Promise<void> {
  if (await db.conference.findUnique({ where: { slug: DUSHANBE.slug } })) {
    console.log("The demo conference is there.");
    return;
  }
  const founder = systemContext("seed", seedTime(FOUNDED_DAYS_AGO), newId());
  const { id } = expectValue(await createConference(founder, DUSHANBE), "conference");
  const categories = await db.category.findMany({ where: { conferenceId: id } });
  const conference = { id, categoryIds: new Map(categories.map((category) => [category.code, category.id])) };
  const delegations = await seedOrganizations(founder, id);
  await seedRegistry(founder);
  const staff = await seedAccounts(founder, conference, delegations);
  const officer = staff.get("registrationOfficer")?.[0];
  if (!officer) throw new Error("No registration officer");
  await seedNominations({ ...founder, actor: officer, now: seedTime(REGISTERED_DAYS_AGO) }, delegations);
  const people = delegateRows();
  let done = 0;
  const work = people.values();
  const register = async () => {
    for (const row of work) {
      // A document that ends before the conference does cannot be submitted: such people stay in draft.
      const fate = row.document_expiry < DUSHANBE.endsOn ? "DRAFT" : fateOf(Number(row.no));
      const upTo = fate === "DRAFT" ? ("document" as const) : undefined;
      const options = { daysAgo: REGISTERED_DAYS_AGO, ...(upTo ? { upTo } : {}) };
      await seedFate(staff, await seedRegistration(row, conference, delegations, options), fate);
      done += 1;
      if (done % 20 === 0) console.log(`${done} of ${people.length} people`);
    }
  };
  await Promise.all([register(), register()]);
  await seedPastConference(staff, delegations);
  console.log(`${people.length} people, ${delegations.size} delegations`);
}

try {
  await seed();
} finally {
  await db.$disconnect();
}
