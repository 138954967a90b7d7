/**
 * The order that somebody is making, after the delegation changed under it: who left drops out, who came stands last,
 * and everybody else stays where they were put.
 */
export function keepOrder<Person extends { id: string }>(
  own: readonly string[],
  people: readonly Person[],
): Person[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const kept = own.flatMap((id) => byId.get(id) ?? []);
  const placed = new Set(own);
  return [...kept, ...people.filter(({ id }) => !placed.has(id))];
}
