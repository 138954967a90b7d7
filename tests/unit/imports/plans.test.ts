import { describe, expect, it } from "vitest";
import type { DraftValues } from "@/lib/delegates/completeness";
import { ALL_FIELDS } from "@/lib/delegates/returned-items";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { delegateRecognizer, planDelegate } from "@/lib/imports/plan-delegates";
import { delegationPlanner } from "@/lib/imports/plan-delegations";
import { type KnownDocument, nominationPlanner } from "@/lib/imports/plan-nominations";
import type { KnownRegistration } from "@/lib/imports/recognize-person";
import { demoDelegations, demoFacts, demoFile, idOf, rowsOf } from "./rows";

const told = (plan: { outcome: string; reasons: { field: string | null; text: string }[] }) => [
  plan.outcome,
  ...plan.reasons.map(({ field, text }) => `${field} ${text.split(".").at(-1)}`),
];

describe("a table of delegations", () => {
  const plansOf = async (csv: string, registry: Parameters<typeof delegationPlanner>[0] = []) =>
    (await rowsOf("DELEGATIONS", csv)).map(delegationPlanner(registry));
  const entry = (code: string, delegation: { quota: number } | null) => ({
    ...(demoDelegations().find(({ organization }) => organization.code === code)
      ?.organization as never as Record<string, never>),
    type: "MEMBER_STATE",
    delegation: delegation && {
      id: `d ${code}`,
      version: 3,
      language: "en",
      contactEmail: null,
      ...delegation,
    },
  });

  it("of the demo is thirty new ones", async () => {
    const plans = (await rowsOf("DELEGATIONS", demoFile("delegations"))).map(delegationPlanner([]));
    expect(plans.map(({ outcome }) => outcome)).toEqual(Array(30).fill("NEW"));
    expect(plans[0]?.write).toEqual({
      organizationId: null,
      organization: {
        code: "TJK",
        type: "HOST_GOVERNMENT",
        countryIso3: "TJK",
        name: { en: "Tajikistan", ru: "Таджикистан", tg: "Тоҷикистон", fr: "Tadjikistan", ar: "طاجيكستان" },
      },
      delegation: { quota: 20 },
    });
  });

  it("changes only what it says and never what the registry says", async () => {
    const registry = [entry("KAZ", { quota: 10 }), entry("KGZ", { quota: 5 }), entry("UZB", null)] as never;
    const plans = await plansOf(
      "Код;Название;Тип;Квота\nKAZ;Казахстан;;10\n;Кыргызстан;НПО;12\nUZB;;;4\nKAZ;;;3\n",
      registry,
    );
    expect(plans.map(told)).toEqual([
      ["UNCHANGED"],
      ["UPDATE", "quota changes", "type typeOfRegistry"],
      ["NEW"],
      ["DUPLICATE", "null duplicateOfRow"],
    ]);
    expect(plans[1]).toMatchObject({
      targetId: "d KGZ",
      targetVersion: 3,
      write: { delegation: { quota: 12 } },
    });
    expect(plans[2]?.write).toEqual({
      organizationId: "organization UZB",
      organization: null,
      delegation: { quota: 4 },
    });
  });

  it("makes no second entry of an organization under another code", async () => {
    const registry = [entry("KAZ", { quota: 10 }), entry("KGZ", null)] as never;
    const plans = await plansOf(
      "code,name,type,quota\nKZ,Kazakhstan,state,10\nKGZ,Kazakhstan,state,10\n,,,3\nA B,Body,NGO,1\nNGO9,,NGO,1\n",
      registry,
    );
    expect(plans.map(told)).toEqual([
      ["DUPLICATE", "code registryHas"],
      ["INVALID", "code codeOfAnother"],
      ["INVALID", "null codeOrName"],
      ["INVALID", "code codeForm"],
      ["INVALID", "name required"],
    ]);
  });
});

describe("a table of nomination lines", () => {
  const line = (name: string) => ({ nameAsWritten: name, titleAsWritten: "Judge", roleAsWritten: "head" });
  const paper = (isOpen: boolean): KnownDocument => ({
    id: "paper",
    delegationId: idOf("KAZ"),
    reference: "NV-1",
    documentDate: "2027-02-05",
    version: 2,
    isOpen,
    lines: new Map([[1, line("OMAROV, Nurlan")]]),
  });
  const plansOf = async (csv: string, documents: KnownDocument[] = [], ownId: string | null = null) =>
    (await rowsOf("NOMINATIONS", csv)).map(
      nominationPlanner({ delegations: demoDelegations(), ownId, documents }),
    );
  const HEADER =
    "delegation_code,document_ref,document_date,line_no,name_as_written,title_as_written,role_as_written";

  it("of the demo is 142 new lines, each with its number", async () => {
    const plan = nominationPlanner({ delegations: demoDelegations(), ownId: null, documents: [] });
    const plans = (await rowsOf("NOMINATIONS", demoFile("nomination-lines"))).map(plan);
    expect(plans.map(({ outcome }) => outcome)).toEqual(Array(142).fill("NEW"));
    expect(plans[14]?.write).toMatchObject({
      delegationId: idOf("TJK"),
      reference: "NV-TJK-2027/59",
      documentDate: "2027-02-05",
      lineNumber: 15,
      line: { nameAsWritten: "HOLIQZODE, Bahrom" },
    });
  });

  it("numbers lines in the order of the file where it has no numbers", async () => {
    const plans = await plansOf(
      "Делегация;Номер ноты;Дата;ФИО;Должность\nКазахстан;NV-1;05.02.2027;OMAROV, Nurlan;Judge\nKAZ;nv-1;;SEITOV, Arman;\n",
      [paper(true)],
    );
    expect(plans.map(told)).toEqual([["UNCHANGED"], ["NEW"]]);
    expect(plans[1]?.write).toMatchObject({ reference: "NV-1", lineNumber: 2, documentDate: "2027-02-05" });
  });

  it("never touches a paper that an officer has judged", async () => {
    const csv = `${HEADER}\nKAZ,NV-1,2027-02-05,1,"OMAROV, Nurlan",Judge,head\nKAZ,NV-1,,1,X,,\nKAZ,NV-1,,2,"SEITOV, Arman",,\n`;
    expect((await plansOf(csv, [paper(false)])).map(told)).toEqual([
      ["UNCHANGED"],
      ["DUPLICATE", "line_no lineTwice"],
      ["INVALID", "null documentJudged"],
    ]);
    const changed = csv.replace("Judge", "Minister");
    expect((await plansOf(changed, [paper(false)])).map(told)[0]).toEqual(["INVALID", "null documentJudged"]);
    expect((await plansOf(changed, [paper(true)])).map(told)[0]).toEqual([
      "UPDATE",
      "title_as_written changes",
    ]);
  });

  it("says what is wrong, and keeps a focal point to the own delegation", async () => {
    const csv = `${HEADER}\nXXX,NV-2,2027-02-05,1,A B,,\nKAZ,NV-2,03/04/2027,1,A B,,\nKAZ,NV-2,2027-02-05,1,,,\nKAZ,NV-2,,1,A B,,\nKAZ,NV-3,2027-02-05,0,A B,,\n`;
    expect((await plansOf(csv)).map(told)).toEqual([
      ["INVALID", "delegation_code delegationUnknown"],
      ["INVALID", "document_date ambiguousDate"],
      ["INVALID", "name_as_written required"],
      ["INVALID", "document_date required"],
      ["INVALID", "line_no lineNumber"],
    ]);
    const own = `${HEADER}\n,NV-2,2027-02-05,1,A B,,\nUzbekistan,NV-2,2027-02-05,2,A B,,\nNowhere,NV-2,2027-02-05,2,A B,,\n`;
    const plans = await plansOf(own, [], idOf("KAZ"));
    expect(plans.map(told)).toEqual([
      ["NEW"],
      ["INVALID", "delegation_code otherDelegation"],
      ["INVALID", "delegation_code otherDelegation"],
    ]);
    expect(plans[0]?.write?.delegationId).toBe(idOf("KAZ"));
  });
});

describe("a table of people", () => {
  const facts = demoFacts();
  const recognized = async (text: string | Uint8Array, some: Partial<typeof facts> = {}) =>
    (await rowsOf("DELEGATES", text)).map(delegateRecognizer({ ...facts, ...some }));
  const plansOf = async (
    text: string | Uint8Array,
    some: Partial<typeof facts> = {},
    before: DraftValues | null = null,
    closed: readonly FormStep[] = [],
    open: ReadonlySet<string> = ALL_FIELDS,
  ) =>
    (await recognized(text, some)).map((row) =>
      planDelegate(row, row.person && before ? { values: before, closed, open } : null, {
        ...facts,
        ...some,
      }),
    );

  it("of the demo is 139 new people, and notes what they must mend", async () => {
    const plans = await plansOf(demoFile("delegates"));
    expect(plans.map(({ outcome }) => outcome)).toEqual(Array(139).fill("NEW"));
    const notes = plans.flatMap(({ label, reasons }) =>
      reasons.map(({ field, text }) => `${label}: ${field} ${text}`),
    );
    const expiring = (await import("@/prisma/seed/read-csv"))
      .delegateRows()
      .filter(({ document_expiry }) => document_expiry < "2027-03-12");
    expect(notes).toHaveLength(expiring.length);
    expect(plans[0]?.write?.steps).toMatchObject({
      representation: { delegationId: idOf("TJK"), categoryId: idOf("HD"), delegationRole: "HEAD" },
      identity: {
        familyName: "Mirzoeva",
        salutation: "H.E. Ms.",
        birthDate: "1969-06-14",
        nationalities: ["TJK"],
      },
      document: { type: "DIPLOMATIC_PASSPORT", number: "S52787606", expiresOn: "2027-07-14" },
      contact: { phone: "+992375816859", visaNeeded: false, locale: "tg" },
    });
  });

  it("never re-cases a name, and reads dates, numbers and words of other languages", async () => {
    const [plan] = await plansOf(
      "Страна или организация\tКатегория\tФамилия\tИмя\tПол\tДата рождения\tТелефон\tНомер паспорта\tКем выдан\tРоль\tПитание\n" +
        "Казахстан\tДелегат\tvan der MEER\tjAn\tмужской\t14.06.1969\t992372210000\t4400123\tКазахстан\tглава делегации\tхаляль; без лука\n",
    );
    expect(plan?.outcome).toBe("NEW");
    expect(plan?.write?.steps).toMatchObject({
      representation: { delegationId: idOf("KAZ"), categoryId: idOf("DL"), delegationRole: "HEAD" },
      identity: { familyName: "van der MEER", givenNames: "jAn", gender: "MALE", birthDate: "1969-06-14" },
      contact: { phone: "+992372210000" },
      document: { number: "4400123", issuer: "KAZ" },
      needs: { dietary: ["halal", "other"], dietaryNote: "без лука" },
    });
  });

  const person: KnownRegistration = {
    id: "p1",
    reference: "DSB27-0000000",
    delegationId: idOf("KAZ"),
    numberHash: facts.hashOf("KAZ", "N1234567"),
    familyName: "Omarov",
    givenNames: "Nurlan",
    birthDate: "1980-01-02",
    state: "DRAFT",
    version: 4,
    isReachable: true,
  };
  const HEADER =
    "delegation_code,family_name,given_names,date_of_birth,document_number,document_issuer,functional_title";
  const stored = {
    representation: { delegationId: idOf("KAZ") },
    identity: {
      isMononym: false,
      familyName: "Omarov",
      givenNames: "Nurlan",
      birthDate: "1980-01-02",
      nativeName: null,
    },
    document: { number: "N1234567", issuer: "KAZ" },
    function: { functionalTitle: "Judge" },
    contact: {},
    needs: {},
    consents: {},
  } as unknown as DraftValues;

  it("knows people again by document, and by name with date of birth", async () => {
    const csv = (row: string) => `${HEADER}\n${row}\n`;
    const one = async (row: string, known = person) => {
      const [plan] = await plansOf(csv(row), { people: [known] }, stored);
      return plan && [...told(plan), plan.targetId];
    };
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N 1234567,KAZ,Judge")).toEqual(["UNCHANGED", "p1"]);
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N1234567,KAZ,Minister")).toEqual([
      "UPDATE",
      "functional_title changes",
      "p1",
    ]);
    expect(await one("KAZ,OMAROV,Nurlan,1980-01-02,,,")).toEqual(["UPDATE", "family_name changes", "p1"]);
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N7654321,KAZ,")).toEqual([
      "UPDATE",
      "document_number changes",
      "p1",
    ]);
    expect(await one("KAZ,Omarov,Nurlan,1981-01-02,,,")).toEqual(["NEW", null]);
    expect(await one("UZB,Omarov,Nurlan,1980-01-02,N1234567,KAZ,")).toEqual([
      "DUPLICATE",
      "null ofOtherDelegation",
      "p1",
    ]);
    const submitted = { ...person, state: "APPROVED" as const };
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N1234567,KAZ,Judge", submitted)).toEqual([
      "UNCHANGED",
      "p1",
    ]);
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N1234567,KAZ,Minister", submitted)).toEqual([
      "INVALID",
      "null notEditable",
      "p1",
    ]);
    const foreign = { ...person, isReachable: false };
    expect(await one("KAZ,Omarov,Nurlan,1980-01-02,N1234567,KAZ,Judge", foreign)).toEqual([
      "DUPLICATE",
      "null openDraft",
      null,
    ]);
  });

  it("changes of a returned registration only what was returned", async () => {
    const row = (title: string, number: string) =>
      `${HEADER}\nKAZ,Omarov,Nurlan,1980-01-02,${number},KAZ,${title}\n`;
    const back = { people: [{ ...person, state: "RETURNED" as const }] };
    const open = new Set(["function.functionalTitle"]);
    const [mended] = await plansOf(row("Minister", "N1234567"), back, stored, [], open);
    expect(mended && told(mended)).toEqual(["UPDATE", "functional_title changes"]);
    const [closed] = await plansOf(row("Minister", "N1234567"), back, stored, [], new Set(["photo.photo"]));
    expect(closed && told(closed)).toEqual(["INVALID", "functional_title notReturned"]);
  });

  it("neither writes nor compares what only the person fills in", async () => {
    for (const number of ["N1234567", "N7654321"]) {
      const csv = `${HEADER}\nKAZ,Omarov,Nurlan,1980-01-02,${number},KAZ,Minister\n`;
      const [plan] = await plansOf(csv, { people: [person] }, stored, ["document", "needs"]);
      expect(plan && told(plan)).toEqual([
        "UPDATE",
        "functional_title changes",
        "document_number leftToPerson",
      ]);
      expect(Object.keys(plan?.write?.steps ?? {})).toEqual(["function"]);
      const [same] = await plansOf(csv.replace("Minister", "Judge"), { people: [person] }, stored, [
        "document",
      ]);
      expect(same && told(same)).toEqual(["UNCHANGED", "document_number leftToPerson"]);
    }
  });

  it("tells twins apart, and the same person twice in one file", async () => {
    const plans = await plansOf(
      `${HEADER}\nKAZ,Omarov,Nurlan,1980-01-02,,,\nKAZ,Omarov,Nurbek,1980-01-02,,,\nKAZ,omarov,nurlan,,,,\nKAZ,Seit,A,,N1,KAZ,\nKAZ,Seitov,B,,N-1,KAZ,\n`
        .replaceAll("N1,", "N111,")
        .replaceAll("N-1,", "N-111,"),
    );
    expect(plans.map(({ outcome }) => outcome)).toEqual(["NEW", "NEW", "DUPLICATE", "NEW", "DUPLICATE"]);
    expect(plans[2]?.reasons).toEqual([
      { field: null, text: "imports.reasons.duplicateOfRow", values: { row: 2 } },
    ]);
  });

  it("refuses what is wrong, column by column", async () => {
    const csv =
      "delegation_code,category,family_name,given_names,gender,nationality,document_number,document_expiry,phone,email,reference\n" +
      "KAZ,ZZ,Омаров,Nurlan,?,Atlantis,N1,1/2/30,12,x,\nKAZ,HG,Omarov,Nurlan,,,,,,,\nKAZ,UN,Omarova,Nurlan,,,,,,,\nKAZ,DL,Omarov,Nurlan,,,,,,,DSB27-1\n";
    expect((await plansOf(csv)).map(told)).toEqual([
      [
        "INVALID",
        "gender wordUnknown",
        "nationality countryUnknown",
        "document_expiry yearTwoDigits",
        "phone phoneInvalid",
        "category categoryUnknown",
        "family_name latinLetters",
        "document_number documentNumberInvalid",
        "email emailInvalid",
      ],
      ["INVALID", "category categoryClosed"],
      ["INVALID", "category categoryNotForDelegation"],
      ["INVALID", "reference referenceWrong"],
    ]);
  });

  it("keeps a focal point to the own delegation, without saying who is elsewhere", async () => {
    const elsewhere = { ...person, delegationId: idOf("UZB") };
    const plans = await plansOf(
      `${HEADER}\n,Omarov,Nurlan,1980-01-02,N1234567,KAZ,\nUZB,Omarov,Nurlan,1980-01-02,,,\n`,
      {
        ownId: idOf("KAZ"),
        people: [elsewhere].filter(({ delegationId }) => delegationId === idOf("KAZ")),
      },
    );
    expect(plans.map(told)).toEqual([["NEW"], ["INVALID", "delegation_code otherDelegation"]]);
  });
});
