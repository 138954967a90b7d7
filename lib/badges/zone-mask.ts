type ZoneBit = { code: string; bit: number };

/**
 * The zones of a badge as a number: bit n is the zone whose `bit` is n.
 * @throws RangeError for a code that the conference does not have; a badge must not open less than was approved
 */
export function zoneMask(codes: readonly string[], zones: readonly ZoneBit[]): number {
  let mask = 0;
  for (const code of codes) {
    const zone = zones.find((known) => known.code === code);
    if (!zone) throw new RangeError(`zone ${code} is not of this conference`);
    mask = (mask | (1 << zone.bit)) >>> 0;
  }
  return mask;
}

/** The codes of the zones that a mask opens, in the order of the conference. */
export function zonesOfMask(mask: number, zones: readonly ZoneBit[]): string[] {
  return zones.filter(({ bit }) => ((mask >>> bit) & 1) === 1).map(({ code }) => code);
}
