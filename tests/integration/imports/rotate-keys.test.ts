import { expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { inviteState, must, system } from "@/tests/integration/documents/fixture";
import { foundConference, member, previewed } from "./fixture";

test("rows of imports come under the new key, and the old one may go", async () => {
  const conferenceId = await foundConference();
  const officer = await member("registrationOfficer", conferenceId);
  await inviteState(conferenceId);
  const importId = await previewed(
    officer,
    "DELEGATES",
    { conferenceId },
    "family_name,phone\nKarimova,CANARY\n",
  );
  const ring = JSON.parse(process.env.FIELD_KEYS ?? "") as { current: string; keys: Record<string, string> };
  const fresh = Buffer.alloc(32, 7).toString("base64");
  const processWith = async (keys: Record<string, string>) => {
    vi.resetModules();
    process.env.FIELD_KEYS = JSON.stringify({ current: "fresh", keys });
    const { rotateImportKeys } = await import("@/lib/imports/commands/rotate-import-keys");
    const { openRow } = await import("@/lib/imports/row-content");
    return { rotateImportKeys, openRow };
  };
  const both = await processWith({ ...ring.keys, fresh });
  expect(await both.rotateImportKeys(officer)).toMatchObject({ error: { code: "FORBIDDEN" } });
  expect(must(await both.rotateImportKeys(system()))).toEqual({ rotated: 1 });
  expect(must(await both.rotateImportKeys(system()))).toEqual({ rotated: 0 });
  const alone = await processWith({ fresh });
  const row = await db.importRow.findFirstOrThrow({ where: { importId } });
  expect(alone.openRow(row).cells).toEqual([
    { kind: "text", text: "Karimova" },
    { kind: "text", text: "CANARY" },
  ]);
});
