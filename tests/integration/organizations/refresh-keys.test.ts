import { afterEach, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { refreshOrganizationKeys } from "@/lib/organizations/jobs";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import { listRegistry } from "@/lib/organizations/registry/queries";
import { foundConference, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { organization } from "@/tests/integration/organizations/bodies";

const refresh = () => refreshOrganizationKeys(systemContext("organizations.refreshKeys", NOW, newId()), {});
const entry = (id: string) => db.organization.findUniqueOrThrow({ where: { id } });

afterEach(() => vi.restoreAllMocks());

test("entries of an earlier rule are found again, merged ones too, with nothing else of them changed", async () => {
  const mark = newId().slice(-12).replace(/\d/g, "q");
  const [old, merged] = [
    await organization("NGO", `Лига ${mark}`),
    await organization("NGO", `Союз ${mark}`),
  ];
  await db.organization.update({ where: { id: old }, data: { nameKeys: [] } });
  await db.organization.update({
    where: { id: merged },
    data: { nameKeys: ["=stale"], mergedIntoId: old },
  });
  const officer = await staff("registrationOfficer", await foundConference(), NOW);
  const found = async (q: string) => must(await listRegistry(officer, { q })).rows.map(({ id }) => id);
  expect(await found(`liga ${mark}`)).toEqual([]);
  const before = await entry(old);
  await refresh();
  expect(await found(`liga ${mark}`)).toEqual([old]);
  for (const id of [old, merged])
    expect((await entry(id)).nameKeys).toEqual(organizationKeys(await entry(id)));
  expect({ ...(await entry(old)), nameKeys: [] }).toEqual(before);
});

test("what is right already is not written, and more entries than are read at once are all reached", async () => {
  const ids = Array.from({ length: 1_100 }, newId);
  const name = { en: "Page", ru: "Page", tg: "Page", fr: "Page", ar: "Page" };
  await db.organization.createMany({
    data: ids.map((id) => ({ id, code: `P${id.slice(-11).toUpperCase()}`, type: "NGO" as const, name })),
  });
  await refresh();
  expect(await db.organization.count({ where: { id: { in: ids }, nameKeys: { isEmpty: true } } })).toBe(0);
  const writes = vi.spyOn(db.organization, "updateMany");
  await refresh();
  const written = writes.mock.calls.map(([call]) => call.where?.id);
  expect(written.filter((id) => ids.includes(String(id)))).toEqual([]);
  await db.organization.deleteMany({ where: { id: { in: ids } } });
});

test("a name that is changed while the task runs keeps the keys of that change", async () => {
  const id = await organization("NGO", "Slow League");
  const read = db.organization.findMany.bind(db.organization);
  // Between the task's reading and its writing, somebody renames the entry.
  vi.spyOn(db.organization, "findMany").mockImplementation(((args: object) =>
    read(args as never).then(async (rows) => {
      await db.organization.updateMany({
        where: { id, version: 1 },
        data: { nameKeys: ["=renamed"], version: 2 },
      });
      return rows;
    })) as never);
  await refresh();
  expect((await entry(id)).nameKeys).toEqual(["=renamed"]);
});
