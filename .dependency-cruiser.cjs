// The layers of ARCHITECTURE.md, checked by `npm run check`. Each rule says why it is there.
// Types may cross a layer: they are gone before anything runs.

/** Leftmost first: each may import what stands before it. */
const DOMAINS = [
  "conferences",
  "organizations",
  "delegates",
  "reminders",
  "documents",
  "imports",
  "accreditation",
  "screening",
  "badges",
  "retention",
  "home",
];
const SERVICES = [
  "policy",
  "audit",
  "notifications",
  "jobs",
  "i18n",
  "identity",
  "typeset",
  "tabular",
  "crypto",
  "matching",
  "signatures",
];
/** Where reads, writes and background work stand; they may use the database. */
const ACTIVE = ["/(queries|jobs)\\.ts$", "/(queries|commands|jobs)/"];

/** Files of domains that act without being a query, a command or a job: adapters, and steps that commands share. */
const ADAPTERS = [
  "^lib/organizations/(transition-delegation|places-of-delegation|tell-focal-points|tell-delegation)\\.ts$",
  "^lib/organizations/no-objection/enter-application\\.ts$",
  "^lib/organizations/(follow-appointment|owns-paper|registry-entry|move-belongings|merge-plan)\\.ts$",
  "^lib/documents/(storage|storage-disk|file-store|stored-bytes|upload-pieces|keep-paper)\\.ts$",
  "^lib/documents/(decoder|pages)/",
  "^lib/delegates/(transition|travel-document|tell-delegate|representation|delegation-matching)\\.ts$",
  "^lib/delegates/(complete-substitution|create-draft|fill-draft|open-review|waiting-list)\\.ts$",
  "^lib/delegates/(enter-drafts|due-endings|ending-jobs)\\.ts$",
  "^lib/delegates/(name-replacement|look-up-candidates|freed-places|end-registration)\\.ts$",
  "^lib/delegates/(cancel-reviews|keep-snapshot|known-person|find-pair|swap-documents|take-fields|take-identity-change)\\.ts$",
  "^lib/reminders/(gather|return-reminders|token|unreachable|write-reminder)\\.ts$",
  "^lib/badges/(checks-sql|load-proofs|load-proof-standings)\\.ts$",
  "^lib/crypto/rotate-column\\.ts$",
  "^lib/imports/(find-import|import-target|pending-rows|taken-people)\\.ts$",
  "^lib/accreditation/(find-subject|find-escalation|hold|queue-sql|record-refusal|senior-approvers|start-guards|send-back|texts-for-person|zones-of-category)\\.ts$",
  "^lib/accreditation/(appeals/(claim-documents|open-window|rule|tell-authority)|bulk/(act-on-person|write-portion)|claims/take-claim|queue/order)\\.ts$",
  "^lib/home/(question|questions/.*)\\.ts$",
  "^lib/accreditation/(restartable|own-reviews|find-review-task|advance-reviews|reopen-reviews|room|colleagues)\\.ts$",
  "^lib/retention/(list-purge|remove-data)\\.ts$",
  "^lib/screening/(vetting-role|(file|event|match)-rows|transition-file|find-file|close-task|hold-not-cleared)\\.ts$",
  "^lib/accreditation/(timeline/(entry-sql|sources|secretariat-sources|read-timeline)|notes/readable-notes|record/(gather-record|gather-checks))\\.ts$",
];

const any = (names) => `(${names.join("|")})`;
const activeOf = (domains) => ACTIVE.map((path) => `^lib/${any(domains)}.*${path}`);
const code = { dependencyTypesNot: ["type-only"] };

const leftwards = DOMAINS.slice(0, -1).map((domain, index) => ({
  name: `${domain}-leftwards-only`,
  comment:
    "Domains import leftwards only, so that the left ones can be understood and changed without the right ones.",
  severity: "error",
  from: { path: `^lib/${domain}/` },
  to: { path: `^lib/${any(DOMAINS.slice(index + 1))}/`, ...code },
}));

module.exports = {
  forbidden: [
    ...leftwards,
    {
      name: "lib-knows-no-screen",
      comment: "Rules and commands serve pages, jobs, seed and tests alike.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|prisma|scripts|tests)/" },
    },
    {
      name: "components-know-no-page",
      comment: "What is drawn receives actions and data as props.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|prisma|scripts|tests)/" },
    },
    {
      name: "components-import-isomorphic-files-only",
      comment: "A component may be sent to the browser with all that it imports.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: [
          ...activeOf(DOMAINS),
          ...ADAPTERS,
          "^lib/(db|audit|jobs|crypto|typeset|notifications)/",
          "^lib/tabular/(reader/|(read|write)-table\\.ts$)",
          "^lib/identity/(session|request-context|page|cookie|rate-limit|origin|client-address)\\.ts$",
          "^lib/(env|log|action|route|clock)\\.ts$",
        ],
        ...code,
      },
    },
    {
      name: "services-call-no-domain",
      comment: "Any domain may call a service; the worker alone binds the handlers of domains.",
      severity: "error",
      from: { path: `^lib/${any(SERVICES)}/`, pathNot: "^lib/jobs/worker\\.ts$" },
      to: { path: `^lib/${any(DOMAINS)}/`, ...code },
    },
    {
      name: "kernel-calls-no-domain",
      comment: "The kernel is what domains are made with.",
      severity: "error",
      from: { path: "^lib/[^/]+\\.tsx?$" },
      to: { path: `^lib/${any(DOMAINS)}/`, ...code },
    },
    {
      name: "database-behind-queries-and-commands",
      comment: "Scope and policy are applied where the database is asked, and nowhere else asks it.",
      severity: "error",
      from: { path: "^lib/", pathNot: [...ACTIVE, "^lib/(db|audit|jobs|identity|signatures)/", ...ADAPTERS] },
      to: { path: "^lib/db/", pathNot: "^lib/db/errors\\.ts$", ...code },
    },
    {
      name: "pages-ask-queries",
      comment: "A page never asks the database itself.",
      severity: "error",
      from: { path: "^(app|components|proxy|instrumentation)" },
      to: { path: "^lib/db/", ...code },
    },
    {
      name: "writes-through-actions-and-routes",
      comment: "A command is reached through defineAction or defineRoute, which check who asks.",
      severity: "error",
      from: { path: "^app/", pathNot: "/(actions|[a-z-]+-actions?|route)\\.ts$" },
      to: { path: "^lib/.*/commands/", ...code },
    },
    {
      name: "rules-are-pure",
      comment: "A rule runs in the browser, in a test and in a job: it needs neither Next nor the database.",
      severity: "error",
      from: {
        path: `^lib/${any([...DOMAINS, "policy"])}/`,
        pathNot: [...ACTIVE, ...ADAPTERS],
      },
      to: { path: ["^node_modules/(server-only|next)/", ...activeOf(DOMAINS)], ...code },
    },
    {
      name: "embedded-database-not-shipped",
      comment: "The server that comes with the packages is for the demo and the tests.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/db/(embedded|embedded-files|scratch)\\.ts$" },
      to: { path: "^lib/db/(embedded|embedded-files|scratch)\\.ts$" },
    },
    {
      name: "no-development-package-in-the-product",
      comment: "Production installs without development packages.",
      severity: "error",
      from: { path: "^(app|components|lib)/|^(proxy|instrumentation)\\.ts$" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], ...code },
    },
    {
      name: "nothing-unresolvable",
      comment: "An import that leads nowhere is not checked by any rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(node:|server-only$)" },
    },
    {
      name: "no-circle",
      comment: "Of two files that need each other neither can be understood alone.",
      severity: "error",
      from: { pathNot: "^lib/db/generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
    exclude: { path: "^(\\.next|\\.placet|next-env)" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".css"],
      conditionNames: ["import", "module", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
