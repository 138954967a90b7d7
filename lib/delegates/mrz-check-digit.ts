/** Value of a character of the machine-readable zone: digits as they are, A–Z as 10–35, the filler as 0. */
function characterValue(character: string): number {
  if (character === "<") return 0;
  if (character >= "0" && character <= "9") return Number(character);
  return character.charCodeAt(0) - 55;
}

/** Check digit over a field: weights 7, 3, 1 repeating, sum modulo 10 (ICAO Doc 9303-3, 4.9). */
export function checkDigit(field: string): number {
  let sum = 0;
  for (let index = 0; index < field.length; index++) {
    sum += characterValue(field.charAt(index)) * ([7, 3, 1][index % 3] ?? 0);
  }
  return sum % 10;
}

/** Whether the digit fits the field; an empty optional field may carry "0" or the filler. */
export function checkDigitFits(field: string, digit: string): boolean {
  if (digit === "<") return /^<*$/.test(field);
  return /^[0-9]$/.test(digit) && checkDigit(field) === Number(digit);
}
