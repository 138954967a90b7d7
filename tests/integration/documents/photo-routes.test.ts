import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as readFilePage } from "@/app/api/files/[fileId]/pages/[page]/route";
import { GET as readPhoto } from "@/app/api/photos/[photoId]/[copy]/route";
import { POST as uploadPhoto } from "@/app/api/photos/route";
import type { Ctx } from "@/lib/context";
import { closeRateLimits } from "@/lib/identity/rate-limit";
import { newId } from "@/lib/ids";
import * as images from "@/tests/support/images";
import { contextOf, foundConference, registrant, staff, startDraft, worldState } from "./fixture";

let acting: Ctx;
vi.mock("@/lib/identity/request-context", () => ({ getContext: async () => acting }));

const SITE = "http://localhost:3000";
let conferenceId: string;
let owner: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  owner = registrant(conferenceId, "owner@mission.example");
  acting = owner;
});
afterAll(closeRateLimits);

type Sending = { headers?: Record<string, string>; without?: string; query?: string; body?: BodyInit };

async function send(delegateId: string, bytes: Buffer, sending: Sending = {}): Promise<Response> {
  const headers = new Headers({
    origin: SITE,
    "content-type": "image/jpeg",
    "content-length": String(bytes.length),
    ...sending.headers,
  });
  if (sending.without) headers.delete(sending.without);
  const url = `${SITE}/api/photos?delegateId=${delegateId}${sending.query ?? ""}`;
  const body = sending.body ?? new Uint8Array(bytes);
  return uploadPhoto(new Request(url, { method: "POST", headers, body, duplex: "half" } as RequestInit));
}

function read(photoId: string, copy: string): Promise<Response> {
  const request = new Request(`${SITE}/api/photos/${photoId}/${copy}`);
  return readPhoto(request, { params: Promise.resolve({ photoId, copy }) });
}

async function uploaded(): Promise<{ photoId: string; delegateId: string }> {
  acting = owner;
  const { id } = await startDraft(owner, conferenceId);
  const answer = await send(id, await images.portraitJpeg());
  const { value } = (await answer.json()) as { value: { photoId: string } };
  return { photoId: value.photoId, delegateId: id };
}

const digestOf = (bytes: Buffer) => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

describe("sending a photo", () => {
  test("answers with its id and a verdict for every rule", async () => {
    const { id } = await startDraft(owner, conferenceId);
    const bytes = await images.portraitJpeg();
    const answer = await send(id, bytes, { headers: { "content-digest": digestOf(bytes) } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      value: { standing: "acceptable", verdict: expect.any(Array) },
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  test("of 9 MB that comes in small pieces is taken whole", async () => {
    const { id } = await startDraft(owner, conferenceId);
    const bytes = await images.weightedJpeg(9_000_000);
    expect(bytes.length).toBeGreaterThan(9_000_000);
    let at = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(new Uint8Array(bytes.subarray(at, at + 1400)));
        at += 1400;
      },
    });
    const answer = await send(id, bytes, { body, headers: { "content-digest": digestOf(bytes) } });
    expect(await answer.json()).toMatchObject({ value: { photoId: expect.any(String) } });
  });

  const OTHER_SITE = "https://evil.example";
  test.each<[string, Sending & { bytes?: Buffer }, number, string]>([
    ["no Origin", { without: "origin" }, 403, "foreignOrigin"],
    ["a foreign Origin", { headers: { origin: OTHER_SITE } }, 403, "foreignOrigin"],
    ["a page of another site", { headers: { "sec-fetch-site": "cross-site" } }, 403, "foreignOrigin"],
    ["no length", { without: "content-length" }, 413, "tooLarge"],
    [
      "a length above 10 MB",
      { headers: { "content-length": String(10 * 1024 * 1024 + 1) } },
      413,
      "tooLarge",
    ],
    ["fewer bytes than announced", { headers: { "content-length": "900000" } }, 422, "uploadIncomplete"],
    ["more bytes than announced", { headers: { "content-length": "100" } }, 422, "uploadIncomplete"],
    [
      "bytes changed on the way",
      { headers: { "content-digest": digestOf(Buffer.from("other")) } },
      422,
      "uploadIncomplete",
    ],
    ["a parameter too many", { query: "&photoId=1" }, 422, "checkFields"],
    ["a text file named .jpg", { bytes: Buffer.from("not a photo ".repeat(99)) }, 422, "photoRefused"],
  ])("with %s is refused and changes nothing", async (_name, { bytes, ...sending }, status, message) => {
    acting = owner;
    const { id } = await startDraft(owner, conferenceId);
    const before = await worldState();
    const answer = await send(id, bytes ?? (await images.portraitJpeg()), sending);
    expect([answer.status, ((await answer.json()) as { error: { message: string } }).error.message]).toEqual([
      status,
      message,
    ]);
    expect(await worldState()).toEqual(before);
  });

  test("a line that drops half-way changes nothing", async () => {
    const { id } = await startDraft(owner, conferenceId);
    const bytes = await images.portraitJpeg();
    const before = await worldState();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(bytes.subarray(0, 2000)));
        controller.error(new Error("aborted"));
      },
    });
    const answer = await send(id, bytes, { body });
    expect(answer.status).toBe(422);
    expect(await worldState()).toEqual(before);
  });

  test.each<[string, () => Ctx, number]>([
    ["nobody", () => contextOf({ kind: "anonymous" }), 401],
    ["a guard", () => staff("gateGuard", conferenceId), 403],
    ["another registrant", () => registrant(conferenceId, "stranger@mission.example"), 404],
  ])("by %s is refused and changes nothing", async (_name, who, status) => {
    const { id } = await startDraft(owner, conferenceId);
    const before = await worldState();
    acting = who();
    const answer = await send(id, await images.portraitJpeg());
    acting = owner;
    expect(answer.status).toBe(status);
    expect(await worldState()).toEqual(before);
  });
});

describe("reading a photo", () => {
  test("gives an image that nothing can run, sniff, frame or cache", async () => {
    const { photoId } = await uploaded();
    const answer = await read(photoId, "badge");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": String(bytes.length),
      "content-disposition": "inline; filename*=UTF-8''photo.jpg",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
  });

  test.each([
    ["of another registrant", () => registrant(conferenceId, "stranger@mission.example"), 404],
    ["of a draft, by an approver", () => staff("accreditationApprover", conferenceId), 404],
    ["without signing in", () => contextOf({ kind: "anonymous" }), 401],
    ["by an auditor", () => staff("auditor", conferenceId), 403],
  ])("%s is refused", async (_name, who, status) => {
    const { photoId } = await uploaded();
    acting = who();
    const answer = await read(photoId, "master");
    acting = owner;
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
  });

  test.each([
    ["../../etc/passwd", "badge"],
    ["1 OR 1=1", "badge"],
    [newId(), "original"],
    [newId(), "../master"],
  ])("of the id %j as %j is invalid input", async (photoId, copy) => {
    expect((await read(photoId, copy)).status).toBe(422);
  });

  test("of an id that nobody has is not found", async () => {
    expect((await read(newId(), "badge")).status).toBe(404);
  });
});

test("a file that is not there, is not there", async () => {
  acting = staff("registrationOfficer", conferenceId);
  const fileId = newId();
  const answer = await readFilePage(new Request(`${SITE}/api/files/${fileId}/pages/1`), {
    params: Promise.resolve({ fileId, page: "1" }),
  });
  acting = owner;
  expect(answer.status).toBe(404);
});
