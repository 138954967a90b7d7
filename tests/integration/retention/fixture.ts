import { randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { askPurge } from "@/lib/retention/commands/ask-purge";
import { signPurge } from "@/lib/retention/commands/sign-purge";
import { listPurge } from "@/lib/retention/list-purge";
import { listHash } from "@/lib/retention/purge-list";
import { registered } from "@/tests/integration/accreditation/registered";
import { must, staff, system } from "@/tests/integration/badges/fixture";

/** Thirty days after the last day, and a day on which every class of the conference is due. */
export const CLOSING = new Date("2027-04-10T19:00:00Z");
export const ALL_DUE = new Date("2027-12-01T08:00:00Z");

/** Fields that must vanish, each with a word that stands nowhere else. */
export const MARKERS = {
  emergency: "Zqemergency",
  diet: "Zqdiet",
  department: "Zqpatronym",
  phone: "+99290999777",
  note: "Zqnote",
} as const;

/** Somebody accredited with everything that is kept of a person, whose registration is closed. */
export async function closedPerson(conferenceId: string): Promise<{ id: string; email: string }> {
  const { id, version: first, owner } = await registered(conferenceId);
  let version = first;
  const save = async (step: string, values: Record<string, unknown>) => {
    const saved = must(await saveStep(owner, { delegateId: id, version, step: step as never, values }));
    version = saved.version;
  };
  await save("contact", { emergencyName: MARKERS.emergency, phone: MARKERS.phone });
  await save("needs", { dietaryNote: MARKERS.diet });
  await save("identity", { patronymic: MARKERS.department });
  must(await submitDelegate(owner, { delegateId: id, version, badgeApproved: true }));
  const author = await staff("registrationOfficer", conferenceId);
  await db.dossierNote.create({
    data: {
      id: randomUUID(),
      delegateId: id,
      authorId: author.actor.kind === "user" ? author.actor.userId : "",
      audience: "STAFF",
      text: MARKERS.note,
      createdAt: new Date("2027-02-01T00:00:00Z"),
    },
  });
  await db.delegate.update({ where: { id }, data: { state: "APPROVED" } });
  must(await closeRegistration(system(CLOSING), { delegateId: id }));
  return { id, email: owner.actor.kind === "registrant" ? owner.actor.email : "" };
}

/** A data protection officer of that conference, on a day on which all is due. */
export const officer = (conferenceId: string, now = ALL_DUE): Promise<Ctx> =>
  staff("dataProtectionOfficer", conferenceId, now);

/** The list as it stands, with its hash. */
export async function listed(conferenceId: string, at = ALL_DUE) {
  const conference = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const list = await listPurge(db, conference, at);
  return { ...list, hash: Buffer.from(listHash(list.rows)).toString("hex") };
}

/** A purge that one officer asked for and another has signed. */
export async function signedPurge(conferenceId: string, at = ALL_DUE): Promise<string> {
  const [asker, signer] = [await officer(conferenceId, at), await officer(conferenceId, at)];
  const { hash } = await listed(conferenceId, at);
  const { purgeId } = must(await askPurge(asker, { conferenceId, listHash: hash, reason: "Schedule" }));
  must(await signPurge(signer, { requestId: await requestOf(purgeId) }));
  return purgeId;
}

/** The request that the second person signs. */
export const requestOf = async (purgeId: string): Promise<string> =>
  (await db.purge.findUniqueOrThrow({ where: { id: purgeId } })).signatureId;

/** Names of the tables in which the text stands, in whatever column. */
export async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$transaction(async (tx) => {
      if (name.startsWith("clearance.")) await tx.$executeRawUnsafe("SET LOCAL ROLE placet_vetting");
      return tx.$queryRawUnsafe<{ hits: boolean }[]>(
        `SELECT EXISTS (SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%') AS "hits"`,
        text,
      );
    });
    if (row?.hits) found.push(name);
  }
  return found;
}

export { must };
