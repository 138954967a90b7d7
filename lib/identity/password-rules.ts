const MIN_LENGTH = 12;
const MAX_LENGTH = 128;

/** Words that open lists of leaked passwords; a password made of one with digits around it is guessed first. */
const COMMON = [
  "password",
  "passwort",
  "qwerty",
  "йцукен",
  "пароль",
  "letmein",
  "welcome",
  "admin",
  "123456",
  "111111",
];

/**
 * What speaks against a password, as a key of the namespace `validation`, or undefined (NIST SP 800-63B: length and
 * known-bad lists, no rules of composition).
 */
export function passwordProblem(
  password: string,
  person: { email: string; name: string },
): "passwordShort" | "passwordLong" | "passwordCommon" | "passwordPersonal" | undefined {
  if ([...password].length < MIN_LENGTH) return "passwordShort";
  if (password.length > MAX_LENGTH) return "passwordLong";
  const plain = password.toLowerCase();
  const core = plain.replace(/[\d\W_]/gu, "");
  if (
    COMMON.some(
      (word) =>
        core === word || plain === word.repeat(Math.ceil(plain.length / word.length)).slice(0, plain.length),
    )
  ) {
    return "passwordCommon";
  }
  if (new Set(plain).size < 5) return "passwordCommon";
  const personal = [person.email.split("@")[0] ?? "", ...person.name.split(/\s+/)].filter(
    (part) => part.length >= 4,
  );
  return personal.some((part) => plain.includes(part.toLowerCase())) ? "passwordPersonal" : undefined;
}
