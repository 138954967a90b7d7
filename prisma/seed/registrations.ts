import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { localeOf } from "@/lib/i18n/load-messages";
import { DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { newId } from "@/lib/ids";
import type { SeededConference } from "./accounts";
import { seedTime } from "./clock";
import type { SeededDelegation } from "./organizations";
import { makePortrait } from "./portraits";
import type { DelegateRow } from "./read-csv";
import { stepInputs } from "./step-inputs";
import { expectValue } from "./value";

export type SeededRegistration = {
  row: DelegateRow;
  id: string;
  version: number;
  owner: Ctx;
  categoryId: string;
  organizationId: string;
  /** What the person does about a return: changes the title and submits again. */
  mend: (version: number, at: Date) => Promise<void>;
};

/** A UUID made from text, so that the same person has the same request key at every seeding. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Delegations whose secretary registers everybody from one address. */
const BY_SECRETARY = new Set(["NOR", "OSCE"]);

function ownerOf(row: DelegateRow, conferenceId: string, at: Date): Ctx {
  const email = BY_SECRETARY.has(row.delegation_code) ? DEMO_REGISTRANT : row.email;
  return {
    actor: { kind: "registrant", email, conferenceId, sessionId: newId() },
    locale: localeOf(row.preferred_language),
    requestId: newId(),
    now: at,
    address: "seed",
  };
}

/**
 * Registers one person as the person would: start, every step, photo.
 * @param upTo the last step filled in; drafts stop early
 */
export async function seedRegistration(
  row: DelegateRow,
  conference: SeededConference,
  delegations: Map<string, SeededDelegation>,
  options: { daysAgo: number; upTo?: FormStep },
): Promise<SeededRegistration> {
  const owner = ownerOf(row, conference.id, seedTime(options.daysAgo, Number(row.no)));
  const who = `person ${row.no}`;
  const started = expectValue(
    await startRegistration(owner, { conferenceId: conference.id, requestKey: uuidOf(`delegate ${row.no}`) }),
    who,
  );
  let { version } = started;
  const categoryId = conference.categoryIds.get(row.category) ?? "";
  const { delegationId = "", organizationId = "" } = delegations.get(row.delegation_code) ?? {};
  const inputs = stepInputs(row, { delegationId, categoryId });
  const mend = async (returnedVersion: number, at: Date) => {
    const mender = { ...owner, now: at };
    const values = { ...inputs.function, functionalTitle: `${row.functional_title}, head of section` };
    const saved = await saveStep(mender, {
      delegateId: started.id,
      version: returnedVersion,
      step: "function",
      values,
    });
    const { items } = expectValue(await getRegistration(mender, started.id), who);
    const said = "It was taken this month, before a white wall. I have no better one.";
    const input = {
      delegateId: started.id,
      version: expectValue(saved, who).version,
      badgeApproved: true as const,
      answers: Object.fromEntries(items.filter(({ isMended }) => !isMended).map(({ id }) => [id, said])),
    };
    expectValue(await submitDelegate(mender, input), `resubmission of ${who}`);
  };
  for (const [step, values] of Object.entries(inputs)) {
    const saved = expectValue(
      await saveStep(owner, { delegateId: started.id, version, step, values }),
      `${who}, ${step}`,
    );
    version = saved.version;
    if (step === options.upTo)
      return { row, id: started.id, version, owner, categoryId, organizationId, mend };
  }
  const portrait = await makePortrait({
    seed: `delegate ${row.no}`,
    gender: row.gender === "F" ? "FEMALE" : "MALE",
    age: 2027 - Number(row.date_of_birth.slice(0, 4)),
    nationality: row.nationality,
    uniform: /police|border|militar|general/i.test(row.functional_title),
  });
  const photo = expectValue(
    await uploadPhoto(owner, { delegateId: started.id, bytes: portrait }),
    `${who}, photo`,
  );
  const chosen = expectValue(
    await choosePhoto(owner, {
      delegateId: started.id,
      photoId: photo.photoId,
      version,
      humanLook: photo.standing === "humanLook",
    }),
    `${who}, photo`,
  );
  return { row, id: started.id, version: chosen.version, owner, categoryId, organizationId, mend };
}

/** Submits what was registered. @returns the new version */
export async function submit(registration: SeededRegistration, at: Date): Promise<number> {
  const owner = { ...registration.owner, now: at };
  const input = { delegateId: registration.id, version: registration.version, badgeApproved: true as const };
  return expectValue(await submitDelegate(owner, input), `submission of person ${registration.row.no}`)
    .version;
}
