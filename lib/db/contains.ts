/** A filter "contains this text, whatever the case": Prisma leaves the signs that LIKE reads as wildcards in place. */
export function contains(text: string): { contains: string; mode: "insensitive" } {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" };
}
