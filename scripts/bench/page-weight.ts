import { gzipSync } from "node:zlib";

export type PageWeight = {
  path: string;
  scripts: number;
  scriptBytes: number;
  styleBytes: number;
  htmlBytes: number;
};

const SCRIPT = /<script[^>]+src="([^"]+)"/g;
const STYLE = /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g;

async function compressedSize(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}

async function sum(origin: string, html: string, pattern: RegExp): Promise<{ count: number; bytes: number }> {
  const urls = new Set([...html.matchAll(pattern)].map((match) => new URL(match[1] ?? "", origin).href));
  let bytes = 0;
  for (const url of urls) bytes += await compressedSize(url);
  return { count: urls.size, bytes };
}

/**
 * Weighs a page as a phone first loads it: every script and style sheet that its HTML names, gzip-compressed, in
 * bytes. `nomodule` scripts are not loaded by browsers of the last eight years and do not count.
 */
export async function weighPage(origin: string, path: string, cookie = ""): Promise<PageWeight> {
  const response = await fetch(new URL(path, origin), { headers: { cookie } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const html = (await response.text()).replace(/<script[^>]+nomodule[^>]*>/gi, "");
  const scripts = await sum(origin, html, SCRIPT);
  const styles = await sum(origin, html, STYLE);
  return {
    path,
    scripts: scripts.count,
    scriptBytes: scripts.bytes,
    styleBytes: styles.bytes,
    htmlBytes: gzipSync(html).length,
  };
}
