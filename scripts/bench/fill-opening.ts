import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { openingSlug, SIZES } from "@/scripts/bench/opening-conferences";
import { fillConference, openConference } from "@/scripts/bench/review-queue";

const role = "registrationOfficer";

/** Adds conferences of two sizes to the database of a running demo, open to the registration officers of the demo. */
for (const people of SIZES) {
  const own = { slug: openingSlug(people), code: `O${people}`, credentialNumber: 60_100 + (people % 997) };
  const conferenceId = await openConference(own);
  await fillConference(process.env.DATABASE_URL ?? "", conferenceId, people);
  const officers = await db.roleGrant.findMany({ where: { role }, distinct: ["userId"] });
  for (const { userId } of officers) {
    await db.roleGrant.create({ data: { id: newId(), userId, role, conferenceId } });
  }
}
await db.$disconnect();
