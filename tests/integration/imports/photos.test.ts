import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inviteState, objectsOnDisk } from "@/tests/integration/documents/fixture";
import { portraitJpeg } from "@/tests/support/images";
import { zipFile } from "@/tests/unit/tabular/zip-file";
import { committed, countBy, foundConference, imported, member, previewed, toldRows } from "./fixture";

let conferenceId: string;
let delegationId: string;
let focal: Ctx;

const PEOPLE =
  "family_name,given_names,document_number,document_issuer\nKarimova,Nigora,N1234567,TJK\nKarimova,Saida,N7654321,TJK\nKarimov,Daler,D5550000,KAZ\n";

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
  await imported(focal, "DELEGATES", { delegationId }, PEOPLE);
});

const named = (givenNames: string) =>
  db.delegate.findFirstOrThrow({ where: { conferenceId, person: { givenNames } }, include: { photo: true } });

describe("an archive of photos", () => {
  test("is matched by reference and by document number, goes through the checks, and changes nothing the second time", async () => {
    const { reference } = await named("Nigora");
    const picture = await portraitJpeg();
    const archive = zipFile([
      { name: `photos/${reference.toLowerCase()}.jpg`, content: picture },
      { name: "photos/n-765 4321.JPG", content: await portraitJpeg(600, 800) },
      { name: "photos/Daler.jpg", content: picture },
      { name: "D5550000.png", content: "this is no picture" },
      { name: `${reference}.png`, content: picture },
      { name: "__MACOSX/._x.jpg", content: "x" },
      { name: "readme.txt", content: "x" },
    ]);
    const importId = await previewed(focal, "PHOTOS", { delegationId }, new Uint8Array(archive));
    expect(await toldRows(importId)).toEqual([
      [1, "NEW"],
      [2, "NEW"],
      [3, "INVALID", "null photoOfNobody"],
      [4, "NEW"],
      [5, "DUPLICATE", "null duplicateOfRow"],
    ]);
    await committed(focal, importId);
    const rows = await db.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
    expect(
      rows.map(({ state, result }) => [state, (result as { refusal?: string } | null)?.refusal]),
    ).toEqual([
      ["WRITTEN", undefined],
      ["WRITTEN", undefined],
      ["SKIPPED", undefined],
      ["FAILED", "photoRefused"],
      ["SKIPPED", undefined],
    ]);
    expect((await named("Nigora")).photo?.passes).toBe(true);
    expect((await named("Saida")).photo?.passes).toBe(true);
    expect((await named("Daler")).photo).toBeNull();
    expect(JSON.stringify(rows.map(({ label }) => label))).not.toContain("7654321");

    const versions = [(await named("Nigora")).version, (await named("Saida")).version];
    const again = await previewed(focal, "PHOTOS", { delegationId }, new Uint8Array(archive));
    expect(await countBy(again, "outcome")).toEqual({ UNCHANGED: 2, INVALID: 1, NEW: 1, DUPLICATE: 1 });
    expect([(await named("Nigora")).version, (await named("Saida")).version]).toEqual(versions);
    expect(await db.import.findUnique({ where: { id: importId } })).toMatchObject({
      state: "DONE",
      fileId: null,
    });
  });

  test("reaches nobody of another delegation, and nobody under review", async () => {
    const stranger = await member("missionFocalPoint", conferenceId, await inviteState(conferenceId));
    const { id, reference } = await named("Nigora");
    const archive = new Uint8Array(zipFile([{ name: `${reference}.jpg`, content: await portraitJpeg() }]));
    const foreign = await previewed(
      stranger,
      "PHOTOS",
      { delegationId: stranger.actor.kind === "user" ? (stranger.actor.grants[0]?.delegationId ?? "") : "" },
      archive,
    );
    expect(await toldRows(foreign)).toEqual([[1, "INVALID", "null photoOfNobody"]]);
    await db.delegate.update({ where: { id }, data: { state: "WITHDRAWN" } });
    expect(await toldRows(await previewed(focal, "PHOTOS", { delegationId }, archive))).toEqual([
      [1, "INVALID", "null notEditable"],
    ]);
  });

  test("that no honest program made is refused with its reason and kept nowhere", async () => {
    const before = objectsOnDisk();
    const failure = async (bytes: Uint8Array) => {
      const importId = await previewed(focal, "PHOTOS", { delegationId }, bytes);
      return (await db.import.findUniqueOrThrow({ where: { id: importId } })).failure;
    };
    const bomb = zipFile(
      Array.from({ length: 16 }, (_, at) => ({ name: `${at}.jpg`, content: Buffer.alloc(10 * 1024 * 1024) })),
    );
    expect(await failure(new Uint8Array(bomb))).toBe("unpacksTooLarge");
    expect(await failure(new Uint8Array([1, 2, 3]))).toBe("damaged");
    expect(await failure(new Uint8Array(zipFile([{ name: "a.txt", content: "x" }])))).toBe("noPhotos");
    expect(await failure(new Uint8Array(zipFile([{ name: "a.jpg", content: "x", encrypted: true }])))).toBe(
      "encrypted",
    );
    const liar = zipFile([{ name: "a.jpg", content: Buffer.alloc(1000), claimedSize: 10 }]);
    expect(await failure(new Uint8Array(liar))).toBe("damaged");
    expect(objectsOnDisk()).toEqual(before);
  });
});
