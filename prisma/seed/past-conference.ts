import { createConference } from "@/lib/conferences/commands/create-conference";
import { createConferenceSchema } from "@/lib/conferences/schema";
import { type Ctx, systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { lapseRegistration } from "@/lib/delegates/commands/lapse-registration";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { grantRole } from "@/lib/identity/commands/grant-role";
import { newId } from "@/lib/ids";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import type { SeededConference } from "./accounts";
import { seedTime } from "./clock";
import { DUSHANBE } from "./conference";
import type { Staff } from "./decisions";
import type { SeededDelegation } from "./organizations";
import { delegateRows } from "./read-csv";
import { seedRegistration, submit } from "./registrations";
import { expectValue } from "./value";

/** A meeting that is long over: of its few people every class of data is due. */
const VIENNA = createConferenceSchema.parse({
  ...DUSHANBE,
  slug: "vienna-2025",
  code: "VIE25",
  credentialNumber: 2,
  title: {
    en: "Preparatory Meeting on Security for Stability in Central Asia",
    ru: "Подготовительное совещание по безопасности ради стабильности в Центральной Азии",
    tg: "Ҷаласаи омодагӣ оид ба амният барои субот дар Осиёи Марказӣ",
    fr: "Réunion préparatoire sur la sécurité pour la stabilité en Asie centrale",
    ar: "الاجتماع التحضيري بشأن الأمن من أجل الاستقرار في آسيا الوسطى",
  },
  shortTitle: {
    en: "Preparatory Meeting 2025",
    ru: "Подготовительное совещание – 2025",
    tg: "Ҷаласаи омодагӣ – 2025",
    fr: "Réunion préparatoire 2025",
    ar: "الاجتماع التحضيري 2025",
  },
  venue: {
    en: "Vienna International Centre",
    ru: "Венский международный центр",
    tg: "Маркази байналмилалии Вена",
    fr: "Centre international de Vienne",
    ar: "مركز فيينا الدولي",
  },
  city: { en: "Vienna", ru: "Вена", tg: "Вена", fr: "Vienne", ar: "فيينا" },
  hostCountry: "AUT",
  hostLanguages: ["de"],
  timeZone: "Europe/Vienna",
  startsOn: "2025-10-14",
  endsOn: "2025-10-16",
  registrationOpensAt: "2025-08-01T07:00:00Z",
  registrationClosesAt: "2025-10-10T16:00:00Z",
  deadlines: [],
});

const REGISTERED = Date.parse("2025-09-01T08:00:00Z");
const CLOSED = new Date("2025-11-17T08:00:00Z");
const DELEGATION = "JPN";
const DAY = 86_400_000;

/** People of the later conference who had handed in for this one too, and one who never finished. */
function formerRows() {
  return delegateRows()
    .filter((row) => row.delegation_code === DELEGATION)
    .slice(0, 3)
    .map((row, index) => ({
      ...row,
      no: String(9001 + index),
      category: "DL",
      delegation_role: index === 0 ? "head" : "adviser",
      salutation: "Ms.",
      email: `former-${index + 1}@delegate.example`,
      arrival: "2025-10-13",
      departure: "2025-10-17",
    }));
}

/** Founds the past conference; its registrations are closed, and two officers may purge them. */
export async function seedPastConference(
  staff: Staff,
  delegations: Map<string, SeededDelegation>,
): Promise<void> {
  const at = (instant: Date | number): Ctx => systemContext("seed", new Date(instant), newId());
  const founder = at(REGISTERED - 7 * DAY);
  const { id: conferenceId } = expectValue(await createConference(founder, VIENNA), "past conference");
  for (const actor of staff.get("dataProtectionOfficer") ?? []) {
    const grant = { conferenceId, delegationId: null, categoryIds: [] };
    const input = { userId: actor.userId, role: "dataProtectionOfficer" as const, ...grant };
    expectValue(await grantRole(founder, input), "role at the past conference");
  }
  const categories = await db.category.findMany({ where: { conferenceId } });
  const conference: SeededConference = {
    id: conferenceId,
    categoryIds: new Map(categories.map(({ code, id }) => [code, id])),
  };
  const organizationId = delegations.get(DELEGATION)?.organizationId ?? "";
  const invited = await inviteDelegation(founder, {
    conferenceId,
    organizationId,
    language: "en",
    contactEmail: "mission-jpn@placet.example",
    quota: 5,
    tellContact: false,
  });
  const delegationId = expectValue(invited, "past delegation").id;
  const own = new Map([[DELEGATION, { organizationId, delegationId }]]);
  const daysAgo = Math.floor((seedTime(0).getTime() - REGISTERED) / DAY);
  const rows = formerRows();
  for (const [index, row] of rows.entries()) {
    const isDraft = index === rows.length - 1;
    const options = { daysAgo, ...(isDraft ? { upTo: "contact" as const } : {}) };
    const registration = await seedRegistration(row, conference, own, options);
    const delegateId = registration.id;
    if (isDraft) {
      const ended = await lapseRegistration(at(CLOSED), { delegateId, ending: "lapseUnsubmitted" });
      expectValue(ended, "past draft");
    } else {
      const handedIn = new Date(registration.owner.now.getTime() + DAY);
      const version = await submit(registration, handedIn);
      const owner = { ...registration.owner, now: new Date(handedIn.getTime() + DAY) };
      expectValue(await withdrawDelegate(owner, { delegateId, version }), "past withdrawal");
    }
    expectValue(await closeRegistration(at(CLOSED), { delegateId }), "past closing");
  }
}
