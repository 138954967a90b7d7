import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOwnOrigin, safeNextPath } from "@/lib/identity/origin";

const OWN = "http://localhost:3000";

describe("where a request comes from", () => {
  test.each([
    [true, { origin: OWN }],
    [true, { origin: OWN, "sec-fetch-site": "same-origin" }],
    [true, { origin: OWN, "sec-fetch-site": "none" }],
    [false, {}],
    [false, { "sec-fetch-site": "same-origin" }],
    [false, { origin: "null" }],
    [false, { origin: "null", "sec-fetch-site": "same-origin" }],
    [false, { origin: "" }],
    [false, { origin: "https://localhost:3000" }],
    [false, { origin: "http://localhost" }],
    [false, { origin: "http://localhost:3000.evil.example" }],
    [false, { origin: "http://evil.example" }],
    [false, { origin: `${OWN}, http://evil.example` }],
    [false, { origin: OWN, "sec-fetch-site": "cross-site" }],
    [false, { origin: OWN, "sec-fetch-site": "same-site" }],
    [false, { origin: "http://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" }],
  ])("%s for %j", (expected, headers) => {
    expect(isOwnOrigin(new Headers(headers as Record<string, string>))).toBe(expected);
  });
});

describe("where to go after signing in", () => {
  test.each([
    ["/review", "/review"],
    ["/review/dushanbe-2027?state=READY&q=%D0%AE", "/review/dushanbe-2027?state=READY&q=%D0%AE"],
    ["/ru/account", "/account"],
    ["/ar", "/"],
    ["/account#fragment", "/home"],
    ["//evil.example", "/home"],
    ["/\\evil.example", "/home"],
    ["/.//evil.example", "/home"],
    ["/x/..//evil.example", "/home"],
    ["/%2e//evil.example", "/home"],
    ["/en//evil.example", "/home"],
    ["/en/..//evil.example", "/home"],
    ["/%2fevil.example", "/home"],
    ["/%5cevil.example", "/home"],
    ["https://evil.example", "/home"],
    ["javascript:alert(1)", "/home"],
    ["/\tjavascript:alert(1)", "/home"],
    ["evil.example", "/home"],
    ["", "/home"],
    ["/api/session", "/home"],
    ["/en/api/files/1", "/home"],
    [`/${"a".repeat(600)}`, "/home"],
    [undefined, "/home"],
    [["/review"], "/home"],
  ])("%j leads to %s", (next, expected) => {
    expect(safeNextPath(next, "/home")).toBe(expected);
  });

  test("whatever is asked for, it is a page of ours, in every language's address", () => {
    const pieces = fc.constantFrom(
      "/",
      "//",
      "\\",
      ".",
      "..",
      "en",
      "ar",
      "%2e",
      "%2f",
      "@",
      ":",
      "evil.example",
      "?",
      "#",
    );
    const anything = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(pieces, { maxLength: 10 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (text, rooted) => {
        const path = safeNextPath(rooted ? `/${text}` : text, "/home");
        for (const address of [path, `/en${path}`, `/ar${path}`]) {
          const url = new URL(address, OWN);
          expect(url.origin).toBe(OWN);
          expect(url.pathname).not.toContain("//");
        }
        expect(path.startsWith("/") && !path.startsWith("//")).toBe(true);
      }),
    );
  });
});
