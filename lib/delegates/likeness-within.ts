import { compareKnownPersons, type KnownPerson } from "@/lib/delegates/duplicates";
import { nameIndex } from "@/lib/matching/name-index";
import { readName } from "@/lib/matching/read-name";

/**
 * Who of one delegation looks like whom. Begun registrations hold little, so a name alone suffices here where nothing
 * speaks against it: it is a hint, and people of the delegation know who is who.
 * @returns pairs of places in the list, the lower one first
 */
export function likenessWithin(people: readonly KnownPerson[]): [number, number][] {
  const read = people.map((person) => ({ ...person, readName: readName(person.name) }));
  const alike = nameIndex(read.map(({ readName }) => readName));
  return read.flatMap((person, place) =>
    alike(person.readName).flatMap((other): [number, number][] => {
      const second = read[other];
      if (!second || other <= place) return [];
      const { verdict, reasons } = compareKnownPersons(person, second);
      const contradicted = reasons.some((reason) =>
        ["birthDateDiffers", "genderDiffers", "documentDiffers", "otherName"].includes(reason),
      );
      const named = reasons.includes("sameName") || reasons.includes("similarName");
      return verdict !== "no" || (named && !contradicted) ? [[place, other]] : [];
    }),
  );
}
