import "server-only";
import { canonicalJson } from "@/lib/audit/chain";
import { keyedHash } from "@/lib/crypto/field-encryption";
import type { Prisma } from "@/lib/db/generated/client";
import { candidateKeys } from "@/lib/delegates/candidate-keys";
import { plainDateOf } from "@/lib/delegates/draft";
import type { KnownPerson } from "@/lib/delegates/duplicates";

/** What a registration is read with to tell whether it is of the same person as another. */
export const KNOWN_PARTS = {
  person: true,
  travelDocument: true,
  photo: { include: { masterFile: { select: { sha256: true } } } },
} as const satisfies Prisma.DelegateInclude;

type KnownRow = Prisma.DelegateGetPayload<{ include: typeof KNOWN_PARTS }>;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** A registration as far as it tells who somebody is. */
export function knownPerson({ person, travelDocument, photo, email, phone }: KnownRow): KnownPerson {
  const { issuer, numberHash } = travelDocument ?? { issuer: null, numberHash: null };
  return {
    name: person,
    birthDate: plainDateOf(person.birthDate),
    nationalities: person.nationalities,
    gender: person.gender,
    email,
    phone,
    photoHash: photo ? hex(photo.masterFile.sha256) : null,
    document: issuer && numberHash ? { issuer, numberHash: hex(numberHash) } : null,
  };
}

/** The keys under which a person is found, hashed with our key: they hold dates of birth, addresses and numbers. */
export function storedCandidateKeys(person: KnownPerson): string[] {
  return candidateKeys(person).map((key) =>
    keyedHash("candidate", key).subarray(0, 12).toString("base64url"),
  );
}

/** Hash of all that was compared; another one means that the registration has changed since. */
export function likenessHash(person: KnownPerson): Uint8Array<ArrayBuffer> {
  const { familyName, givenNames, patronymic, nativeName } = person.name;
  const name = { familyName, givenNames, patronymic, nativeName };
  return new Uint8Array(keyedHash("likeness", canonicalJson({ ...person, name })));
}
