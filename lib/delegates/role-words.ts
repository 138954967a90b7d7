import type { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { toLatin } from "@/lib/i18n/transliterate";

export type DelegationRole = (typeof DELEGATION_ROLES)[number];

/**
 * How documents name the roles in a delegation, in English, Russian, Tajik, French and Arabic (GA rules of procedure,
 * rule 25, and common notes verbales). "Member of delegation" is no role, so that a person decides.
 */
const WORDS: Record<DelegationRole, readonly string[]> = {
  HEAD: [
    ..."head, head of the delegation, leader, leader of the delegation, chairman of the delegation".split(
      ", ",
    ),
    ..."chairperson of the delegation, глава, глава делегации, руководитель, руководитель делегации".split(
      ", ",
    ),
    ..."роҳбар, роҳбари ҳайат, сардори ҳайат, сарвари ҳайат, роҳбари ҳайъат".split(", "),
    ..."chef, cheffe, chef de délégation, cheffe de délégation, رئيس, رئيسة, رئيس الوفد, رئيسة الوفد".split(
      ", ",
    ),
  ],
  ACTING_HEAD: [
    ..."acting head, acting head of the delegation, head a.i., исполняющий обязанности главы".split(", "),
    ..."и.о. главы, и. о. главы делегации, исполняющий обязанности главы делегации".split(", "),
    ..."иҷрокунандаи вазифаи роҳбар, иҷрокунандаи вазифаи роҳбари ҳайат, chef par intérim".split(", "),
    ..."cheffe par intérim, chef de délégation par intérim, رئيس بالنيابة, رئيس الوفد بالنيابة".split(", "),
  ],
  DEPUTY_HEAD: [
    ..."deputy head, deputy head of the delegation, vice-head, deputy leader, заместитель главы".split(", "),
    ..."заместитель главы делегации, зам. главы, зам. главы делегации, заместитель руководителя".split(", "),
    ..."заместитель руководителя делегации, муовини роҳбар, муовини роҳбари ҳайат".split(", "),
    ..."муовини сардори ҳайат, chef adjoint, cheffe adjointe, chef adjoint de délégation".split(", "),
    ..."cheffe adjointe de délégation, chef de délégation adjoint, نائب الرئيس, نائب رئيس الوفد".split(", "),
    ..."نائبة الرئيس, نائبة رئيس الوفد".split(", "),
  ],
  REPRESENTATIVE: [
    ..."representative, delegate, представитель, делегат, намоянда, намояндаи ҳайат, вакил".split(", "),
    ..."représentant, représentante, délégué, déléguée, ممثل, ممثلة, مندوب, مندوبة".split(", "),
  ],
  ALTERNATE: [
    ..."alternate, alternate representative, alternate delegate, заместитель представителя".split(", "),
    ..."альтернативный представитель, альтернат, намояндаи эваз, муовини намоянда, ивазкунанда".split(", "),
    ..."suppléant, suppléante, représentant suppléant, représentante suppléante, délégué suppléant".split(
      ", ",
    ),
    ..."مناوب, مناوبة, ممثل مناوب, ممثلة مناوبة, مندوب مناوب".split(", "),
  ],
  ADVISER: [..."adviser, advisor, советник, мушовир, conseiller, conseillère, مستشار, مستشارة".split(", ")],
  EXPERT: [..."expert, эксперт, коршинос, мутахассис, experte, خبير, خبيرة".split(", ")],
  TECHNICAL: [
    ..."technical, technical staff, technical support, технический персонал, технический сотрудник".split(
      ", ",
    ),
    ..."кормандони техникӣ, корманди техникӣ, personnel technique, موظف تقني, موظفون تقنيون".split(", "),
    ..."الموظفون التقنيون, موظف فني, طاقم فني".split(", "),
  ],
  INTERPRETER: [
    ..."interpreter, переводчик, переводчица, тарҷумон, interprète, مترجم, مترجمة, مترجم فوري, مترجمة فورية".split(
      ", ",
    ),
  ],
  SECURITY: [
    ..."security, security officer, close protection, охрана, сотрудник охраны, безопасность, амният".split(
      ", ",
    ),
    ..."корманди амният, муҳофиз, sécurité, agent de sécurité, أمن, الأمن, ضابط أمن".split(", "),
  ],
  MEDIA: [
    ..."media, press, journalist, СМИ, пресса, журналист, представитель СМИ, ВАО, журналистон".split(", "),
    ..."рӯзноманигор, хабарнигор, médias, média, presse, journaliste, إعلام, الإعلام, صحفي, صحفية, وسائط الإعلام".split(
      ", ",
    ),
  ],
  SPOUSE: [
    ..."spouse, wife, husband, супруг, супруга, супруг(а), زوج/زوجة, ҳамсар, conjoint, conjointe, épouse, époux, زوج, زوجة".split(
      ", ",
    ),
  ],
  STAFF: [
    ..."staff, support staff, персонал, сотрудник, корманд, кормандон, personnel, موظف, موظفون".split(", "),
  ],
  SECRETARIAT: [..."secretariat, секретариат, котибот, secrétariat, أمانة, الأمانة, أمانة عامة".split(", ")],
};

/** Case, marks, punctuation and small words of each language say nothing of the role. */
function foldRole(text: string): string {
  const small = new Set(["of", "the", "de", "la", "du", "delegation", "delegatsii"]);
  const words = toLatin(text).split(" ");
  const telling = words.filter((word) => !small.has(word));
  return telling.join(" ");
}

const ROLE_OF = new Map(
  (Object.entries(WORDS) as [DelegationRole, readonly string[]][]).flatMap(([role, words]) =>
    words.map((word) => [foldRole(word), role] as const),
  ),
);

/** All words with their roles, as they are known. */
export const ROLE_WORDS = WORDS;

/**
 * The role that a document's word names.
 * @returns undefined when the word is not known; a person decides then
 */
export function roleOfWord(written: string): DelegationRole | undefined {
  return ROLE_OF.get(foldRole(written));
}
