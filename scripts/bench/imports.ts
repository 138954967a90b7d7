import { performance } from "node:perf_hooks";
import { systemContext, type UserActor } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";
import { DUSHANBE } from "@/prisma/seed/conference";

export type ImportFigures = {
  rows: number;
  previewSeconds: number;
  commitSeconds: number;
  /** The same file once more, set beside all that was written: nothing may change. */
  againSeconds: number;
  unchanged: number;
  /** Most memory of the process that did it. */
  peakMegabytes: number;
};

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const lettersOf = (number: number) =>
  [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");

function tableOf(rows: number): Uint8Array {
  const header =
    "delegation_code,category,family_name,given_names,date_of_birth,document_number,document_issuer,functional_title,email,phone,dietary";
  const people = Array.from({ length: rows }, (_, at) =>
    [
      "IMPDEU",
      "DL",
      `Fam${lettersOf(at)}`,
      "Given",
      "1980-01-02",
      `N${1_000_000 + at}`,
      "NOR",
      "Judge",
      `p${at}@bench.example`,
      "+4712345678",
      "halal",
    ].join(","),
  );
  return new TextEncoder().encode([header, ...people, ""].join("\n"));
}

/** An officer with an account, as jobs look for one. */
async function officerOf(conferenceId: string): Promise<UserActor> {
  const { db } = await import("@/lib/db/client");
  const userId = newId();
  const [email, name, role] = [`${userId}@bench.example`, "Officer", "registrationOfficer"] as const;
  await db.user.create({ data: { id: userId, email, name } });
  await db.roleGrant.create({ data: { id: newId(), userId, role, conferenceId, categoryIds: [] } });
  const grant = { role, conferenceId, delegationId: null, categoryIds: [] };
  return {
    kind: "user",
    userId,
    name,
    email,
    sessionId: userId,
    organizationId: null,
    grants: [grant],
    secondFactorDue: false,
  };
}

/** A table of so many people: read and previewed, written, and previewed again, as the worker does it. */
export async function measureImport(rows = 10_000): Promise<ImportFigures> {
  const { createConference } = await import("@/lib/conferences/commands/create-conference");
  const { commitImport } = await import("@/lib/imports/commands/commit-import");
  const { startImport } = await import("@/lib/imports/commands/start-import");
  const { readImport, writeImport } = await import("@/lib/imports/jobs");
  const { db } = await import("@/lib/db/client");
  const system = systemContext("bench", new Date(), newId());
  const own = { slug: "bench-imports", code: "IMP27", credentialNumber: 60_002 };
  const { id: conferenceId } = must(await createConference(system, { ...DUSHANBE, ...own }));
  const actor = await officerOf(conferenceId);
  const officer = { ...system, actor };
  const bytes = tableOf(rows);
  const preview = async (kind: "DELEGATIONS" | "DELEGATES", file: Uint8Array) => {
    const importId = newId();
    must(await startImport(officer, { importId, kind, conferenceId, name: "bench.csv", bytes: file }));
    await readImport(system, { importId, userId: actor.userId });
    return importId;
  };
  const commit = async (importId: string) => {
    must(await commitImport(officer, { importId }));
    await writeImport(system, { importId, userId: actor.userId });
  };
  const seconds = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
    const start = performance.now();
    const value = await work();
    return [(performance.now() - start) / 1000, value];
  };
  const invited = "code,name,type,country_iso3,quota\nIMPDEU,Germany,MEMBER_STATE,DEU,5000\n";
  await commit(await preview("DELEGATIONS", new TextEncoder().encode(invited)));
  const [previewSeconds, importId] = await seconds(() => preview("DELEGATES", bytes));
  const [commitSeconds] = await seconds(() => commit(importId));
  const [againSeconds, again] = await seconds(() => preview("DELEGATES", bytes));
  const unchanged = await db.importRow.count({ where: { importId: again, outcome: "UNCHANGED" } });
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1000);
  return { rows, previewSeconds, commitSeconds, againSeconds, unchanged, peakMegabytes };
}
