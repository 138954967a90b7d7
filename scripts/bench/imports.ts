import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { type Ctx, systemContext, type UserActor } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";
import { type Ready, readyPeople } from "@/scripts/bench/submissions";
import { ROOT } from "@/scripts/folders";
import { WORKER_OPTIONS } from "@/scripts/worker-options";

/** People who submit one after another, before the import and during it. */
const SUBMITTING = 260;
const IDLE_MS = 15_000;
const EVERY_MS = 150;

export type ImportFigures = {
  rows: number;
  previewSeconds: number;
  commitSeconds: number;
  /** The same file once more, set beside all that was written: nothing may change. */
  againSeconds: number;
  unchanged: number;
  /** Most memory of the worker, and of the process that reads one file. */
  workerMegabytes: number;
  readerMegabytes: number;
};

/** What the others feel meanwhile, in milliseconds, and how many times as long as without an import. */
export type MeanwhileFigures = {
  what: string;
  idleMedian: number;
  idleP95: number;
  duringMedian: number;
  duringP95: number;
  p95Times: number;
  samples: number;
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

type Sample = { review: number[]; submission: number[] };

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const at = (values: number[], share: number) =>
  sorted(values)[Math.floor(values.length * share)] ?? Number.NaN;

async function milliseconds<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
}

/** The first page of the review queue and a submission, again and again in the importing conference, until told. */
async function workMeanwhile(
  { officer, conferenceId, people }: { officer: Ctx; conferenceId: string; people: Ready[] },
  ended: () => boolean,
): Promise<Sample> {
  const { getReviewQueue } = await import("@/lib/accreditation/queries/review-queue");
  const { submitDelegate } = await import("@/lib/delegates/commands/submit-delegate");
  const sample: Sample = { review: [], submission: [] };
  while (!ended()) {
    const [read, page] = await milliseconds(() => getReviewQueue(officer, conferenceId, {}));
    must(page);
    sample.review.push(read);
    const person = people.pop();
    if (person) {
      const [took, done] = await milliseconds(() =>
        submitDelegate(
          { ...person.owner, now: new Date() },
          { delegateId: person.id, version: person.version, badgeApproved: true },
        ),
      );
      must(done);
      sample.submission.push(took);
    }
    await delay(EVERY_MS);
  }
  return sample;
}

/** A worker as it runs in production, and the most memory that it and its children had. */
function startWorker() {
  const args = [...WORKER_OPTIONS, "--import", "tsx", join(ROOT, "scripts/worker.ts")];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: process.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const pid = child.pid ?? 0;
  const peaks = { worker: 0, reader: 0 };
  const peakOf = (id: string | number) => {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1000);
  };
  const look = () => {
    try {
      peaks.worker = Math.max(peaks.worker, peakOf(pid));
      for (const id of readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean))
        peaks.reader = Math.max(peaks.reader, peakOf(id));
    } catch {
      // A child that has ended between the two looks.
    }
  };
  const clock = setInterval(look, 20);
  const stop = async () => {
    clearInterval(clock);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  return { peaks, stop };
}

/**
 * A table of so many people: read and previewed, written, and previewed again by a worker of its own, while the review
 * queue is looked at and people submit in the same conference.
 */
export async function measureImport(
  rows = 10_000,
): Promise<{ figures: ImportFigures; meanwhile: MeanwhileFigures[] }> {
  const { commitImport } = await import("@/lib/imports/commands/commit-import");
  const { startImport } = await import("@/lib/imports/commands/start-import");
  const { db } = await import("@/lib/db/client");
  const own = { slug: "bench-imports", code: "IMP27", credentialNumber: 60_002 };
  const ready = await readyPeople(SUBMITTING, { ...own, organization: "IMPNOR", firstNo: 4001 });
  const { conferenceId } = await db.delegation.findUniqueOrThrow({ where: { id: ready.delegationId } });
  const actor = await officerOf(conferenceId);
  const officer = { ...systemContext("bench", new Date(), newId()), actor };
  const until = async (importId: string, state: "PREVIEW" | "DONE") => {
    for (;;) {
      const found = await db.import.findUniqueOrThrow({ where: { id: importId } });
      if (found.state === state) return;
      if (found.state === "FAILED") throw new Error(`import: ${found.failure}`);
      await delay(100);
    }
  };
  const preview = async (kind: "DELEGATIONS" | "DELEGATES", bytes: Uint8Array) => {
    const importId = newId();
    must(await startImport(officer, { importId, kind, conferenceId, name: "bench.csv", bytes }));
    await until(importId, "PREVIEW");
    return importId;
  };
  const commit = async (importId: string) => {
    must(await commitImport(officer, { importId }));
    await until(importId, "DONE");
  };
  const worker = startWorker();
  try {
    const invited = "code,name,type,country_iso3,quota\nIMPDEU,Germany,MEMBER_STATE,DEU,5000\n";
    await commit(await preview("DELEGATIONS", new TextEncoder().encode(invited)));
    const site = { officer, conferenceId, people: ready.people };
    const idleEnds = performance.now() + IDLE_MS;
    const idle = await workMeanwhile(site, () => performance.now() > idleEnds);
    const file = tableOf(rows);
    const [previewed, importId] = await milliseconds(() => preview("DELEGATES", file));
    let done = false;
    const using = workMeanwhile(site, () => done);
    const [written] = await milliseconds(() => commit(importId));
    done = true;
    const during = await using;
    const [again, repeated] = await milliseconds(() => preview("DELEGATES", file));
    const unchanged = await db.importRow.count({ where: { importId: repeated, outcome: "UNCHANGED" } });
    const figures = {
      rows,
      previewSeconds: previewed / 1000,
      commitSeconds: written / 1000,
      againSeconds: again / 1000,
      unchanged,
      workerMegabytes: worker.peaks.worker,
      readerMegabytes: worker.peaks.reader,
    };
    const meanwhile = (["review", "submission"] as const).map((what) => ({
      what,
      idleMedian: at(idle[what], 0.5),
      idleP95: at(idle[what], 0.95),
      duringMedian: at(during[what], 0.5),
      duringP95: at(during[what], 0.95),
      p95Times: at(during[what], 0.95) / at(idle[what], 0.95),
      samples: during[what].length,
    }));
    return { figures, meanwhile };
  } finally {
    await worker.stop();
  }
}
