import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { SetupError } from "@/lib/setup-error";

/** Database, files and build of the demo, with room to spare. */
const NEEDED_MEGABYTES = 500;

async function listenError(port: number, host: string): Promise<string | undefined> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** @throws SetupError when somebody listens on that port of this machine, on either loopback address */
export async function checkPort(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await listenError(port, host);
    if (code === "EADDRINUSE") {
      throw new SetupError(
        `Port ${port} is in use: stop what runs there, or choose another with \`-- --port N\`.`,
      );
    }
    if (code === "EACCES")
      throw new SetupError(`Port ${port} needs root: choose one above 1023 with \`-- --port N\`.`);
  }
}

/** Makes the folder. @throws SetupError when it may not be written or too little space is left */
export function checkFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new SetupError(`No permission to write ${folder}: run as its owner.`);
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free < NEEDED_MEGABYTES) {
    throw new SetupError(
      `The disk is full: ${free} MB are left for ${folder}, and about ${NEEDED_MEGABYTES} are needed. Free some space.`,
    );
  }
}

/** A port from the command line. @throws SetupError when it is none */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`"${text}" is not a port: give a number between 1 and 65535.`);
}
