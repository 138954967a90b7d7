import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import next from "next";
import sirv from "sirv";
import { env } from "@/lib/env";
import { ADDRESS_HEADER, clientAddress, DROPPED_HEADERS } from "@/lib/identity/client-address";
import { log } from "@/lib/log";

const HEADERS_WITHIN = 10_000;
const REQUEST_WITHIN = 120_000;
const KEEP_ALIVE = 30_000;
const MAX_HEADER_BYTES = 16 * 1024;
/** How long requests under way may take after a stop was asked for. */
const DRAIN_WITHIN = 8_000;

/** Headers by which a client could pose as a proxy or steer Next's internals are dropped before Next sees them. */
function clean(request: IncomingMessage): void {
  const address = clientAddress(request.headers, request.socket.remoteAddress, env.TRUSTED_PROXIES);
  for (const name of DROPPED_HEADERS) delete request.headers[name];
  request.headers[ADDRESS_HEADER] = address;
}

const STATIC_PREFIX = "/_next/static/";

/**
 * Serves what the build made under names of their own, with the Brotli copies it laid beside them; gives false for
 * everything else, which is Next's.
 */
function staticFiles(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = sirv(join(process.cwd(), ".next/static"), {
    brotli: true,
    immutable: true,
    maxAge: 31_536_000,
  });
  return (request, response) => {
    if (request.method !== "GET" || !request.url?.startsWith(STATIC_PREFIX)) return false;
    request.url = request.url.slice(STATIC_PREFIX.length - 1);
    response.setHeader("X-Content-Type-Options", "nosniff");
    files(request, response, () => {
      response.writeHead(404);
      response.end();
    });
    return true;
  };
}

function portFrom(argument: string | undefined): number {
  const port = Number(argument ?? "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`Not a port: ${argument}`);
  return port;
}

/**
 * The web server: Next behind a plain Node server that sets time limits, knows the client's address and ends
 * requests under way before it stops. Arguments: port, host, "dev" for development.
 */
async function serve(): Promise<void> {
  const [, , portArgument, host = "127.0.0.1", mode] = process.argv;
  const port = portFrom(portArgument);
  const app = next({ dev: mode === "dev", hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const serveStatic = mode === "dev" ? null : staticFiles();
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    clean(request);
    if (serveStatic?.(request, response)) return;
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, "request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.headersTimeout = HEADERS_WITHIN;
  server.requestTimeout = REQUEST_WITHIN;
  server.keepAliveTimeout = KEEP_ALIVE;
  const stop = () => {
    setTimeout(() => process.exit(0), DRAIN_WITHIN).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  server.once("error", (error: NodeJS.ErrnoException) => {
    const inUse = error.code === "EADDRINUSE";
    log.fatal(inUse ? `Port ${port} is in use: choose another with --port.` : error.message);
    process.exit(1);
  });
  server.listen(port, host, () => log.info({ port }, "web server ready"));
}

await serve();
