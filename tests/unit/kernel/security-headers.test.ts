import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { describe, expect, test } from "vitest";
import { apiHeaders, contentSecurityPolicy, pageHeaders } from "@/lib/security-headers";

const facts = { nonce: "bm9uY2Utb2YtMTYtYnl0ZXM=", path: "/", secure: true, development: false };

describe("the content policy", () => {
  test("has no serious finding", () => {
    const { csp } = new CspParser(contentSecurityPolicy(facts));
    const serious = new CspEvaluator(csp).evaluate().filter(({ severity }) => severity <= 40);
    expect(serious.map(({ description }) => description)).toEqual([]);
  });

  test("allows evaluation only while developing, and WebAssembly only where codes are read", () => {
    expect(contentSecurityPolicy(facts)).not.toContain("unsafe");
    expect(contentSecurityPolicy({ ...facts, development: true })).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy({ ...facts, path: "/verify" })).toContain("'wasm-unsafe-eval'");
    expect(contentSecurityPolicy({ ...facts, path: "/review/x" })).not.toContain("wasm");
  });

  test("upgrades only where the site is served over TLS", () => {
    expect(contentSecurityPolicy(facts)).toContain("upgrade-insecure-requests");
    expect(contentSecurityPolicy({ ...facts, secure: false })).not.toContain("upgrade-insecure-requests");
  });
});

test("the camera is open on the photo step, the desk and the gate only", () => {
  const camera = (path: string) =>
    pageHeaders({ ...facts, path })["Permissions-Policy"]?.includes("camera=(self)");
  expect(["/registrations/1/photo", "/desk/x", "/verify"].map(camera)).toEqual([true, true, true]);
  expect(["/", "/registrations/1/identity", "/review/x", "/deskx"].map(camera)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("pages with a token in their address tell nobody more than the origin", () => {
  expect(pageHeaders({ ...facts, path: "/continue/abc" })["Referrer-Policy"]).toBe("strict-origin");
});

test("nothing personal is cached, and nothing in an answer of a route may run", () => {
  expect(pageHeaders(facts)["Cache-Control"]).toBe("private, no-store");
  expect(apiHeaders()["Cache-Control"]).toBe("private, no-store");
  expect(apiHeaders()["Content-Security-Policy"]).toContain("sandbox");
});
