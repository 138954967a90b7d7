import { unswapped } from "@/lib/delegates/birth-dates";
import { type KnownPerson, plainEmail, plainPhone } from "@/lib/delegates/duplicates";
import type { NameWord } from "@/lib/matching/name-word";
import { readName } from "@/lib/matching/read-name";

/** Spellings that are equal whenever two words agree without a slip, see `compareWords`. */
const spellings = (word: NameWord) => (word.endings.length > 0 ? word.endings : [word.plain]);

function wordsOfName(name: KnownPerson["name"]): string[] {
  const forms = readName(name).forms;
  const words = forms.flatMap((form) => [...form.words, ...form.joined.filter((word) => word !== undefined)]);
  return [
    ...new Set(words.filter(({ isParticle, isInitial }) => !isParticle && !isInitial).flatMap(spellings)),
  ];
}

/**
 * Keys under which a person is kept, for a text[] column with a GIN index: any two whom `likelySamePerson` calls likely
 * share one, so that only those who overlap need be compared. Date of birth is one key whichever of day and month comes
 * first; a mistyped digit leaves either the year or the day, which count with a word of the name. Each key is shared
 * by a handful of people in a hundred thousand. Sorted and unique.
 */
export function candidateKeys(person: KnownPerson): string[] {
  const { birthDate, document, photoHash } = person;
  const email = plainEmail(person.email);
  const phone = plainPhone(person.phone);
  const keys: string[] = [];
  if (document) keys.push(`document:${document.issuer}:${document.numberHash}`);
  if (photoHash) keys.push(`photo:${photoHash}`);
  if (email) keys.push(`email:${email}`);
  if (phone) keys.push(`phone:${phone}`);
  if (birthDate) {
    const [year, ...rest] = birthDate.split("-");
    keys.push(`born:${unswapped(birthDate)}`);
    for (const word of wordsOfName(person.name)) keys.push(`${word}@${year}`, `${word}@${rest.join("-")}`);
  }
  return [...new Set(keys)].sort();
}
