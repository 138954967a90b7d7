import type { Role } from "@/lib/policy/roles";

/**
 * A fictional account for each role that signs in, and a second approver, administrator, protocol officer and data
 * protection officer, since two people act; the seed opens them, the demo page lists them.
 */
export type DemoAccount = {
  role: Exclude<Role, "delegate">;
  name: string;
  email: string;
  /** Code of the organization the person works for. */
  organization: string;
  /** Code of the delegation, for roles that reach one delegation only. */
  delegation?: string;
  /** Codes of categories, for roles that reach categories only. */
  categories?: string[];
};

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    role: "registrationOfficer",
    name: "Elena Marchetti",
    email: "registration@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "accreditationApprover",
    name: "Thomas Lindqvist",
    email: "approver@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "accreditationApprover",
    name: "Sofia Bergmann",
    email: "approver-two@demo.placet.example",
    organization: "UNRCO",
  },
  {
    role: "badgeDeskOperator",
    name: "Zarina Safarova",
    email: "desk@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "badgeDeskLead",
    name: "Marc Oyelaran",
    email: "desk-lead@demo.placet.example",
    organization: "UNODC",
  },
  { role: "gateGuard", name: "Firuz Kholov", email: "gate@demo.placet.example", organization: "UNODC" },
  {
    role: "missionFocalPoint",
    name: "Gulnora Azimova",
    email: "mission@demo.placet.example",
    organization: "UZB",
    delegation: "UZB",
  },
  {
    role: "organizationFocalPoint",
    name: "Daniel Weiss",
    email: "organization@demo.placet.example",
    organization: "OSCE",
    delegation: "OSCE",
  },
  {
    role: "hostFocalPoint",
    name: "Manizha Nazarova",
    email: "host@demo.placet.example",
    organization: "TJK",
  },
  {
    role: "substantiveReviewer",
    name: "Ingrid Solberg",
    email: "substance@demo.placet.example",
    organization: "UNODC",
    categories: ["NG", "SP"],
  },
  {
    role: "vettingOfficer",
    name: "Patrick Adeyemi",
    email: "vetting@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "protocolOfficer",
    name: "Claire Dubois",
    email: "protocol@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "protocolOfficer",
    name: "Maya Okafor",
    email: "protocol-two@demo.placet.example",
    organization: "UNRCO",
  },
  {
    role: "seniorApprover",
    name: "Ingrid Solberg",
    email: "senior@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "appealAuthority",
    name: "Helena Novak",
    email: "appeal@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "mediaOfficer",
    name: "Samir Haddad",
    email: "media@demo.placet.example",
    organization: "UNODC",
    categories: ["MD", "MO"],
  },
  {
    role: "logisticsOfficer",
    name: "Anna Kowalczyk",
    email: "logistics@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "administrator",
    name: "Victor Almeida",
    email: "admin@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "administrator",
    name: "Lucia Ferrari",
    email: "admin-two@demo.placet.example",
    organization: "UNRCO",
  },
  { role: "auditor", name: "Ruth Mbeki", email: "auditor@demo.placet.example", organization: "UNODC" },
  {
    role: "dataProtectionOfficer",
    name: "Jonas Keller",
    email: "privacy@demo.placet.example",
    organization: "UNODC",
  },
  {
    role: "dataProtectionOfficer",
    name: "Miriam Castellanos",
    email: "privacy-two@demo.placet.example",
    organization: "UNRCO",
  },
];

/** Address under which the demo's registrant holds several registrations, as a delegation's secretary does. */
export const DEMO_REGISTRANT = "secretary@demo.placet.example";
