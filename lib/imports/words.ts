import type { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type {
  ACCESSIBILITY,
  DIETARY,
  DOCUMENT_TYPES,
  GENDERS,
  NAME_ORDERS,
  NATIVE_LANGUAGES,
  SALUTATIONS,
} from "@/lib/delegates/schema/choices";
import type { Locale } from "@/lib/i18n/config";

type Words<Values extends readonly string[]> = Record<Values[number], string>;

// How tables name what forms let people choose, in English, Russian, Tajik, French and Arabic; a bar between words.

export const GENDER_WORDS: Words<typeof GENDERS> = {
  FEMALE: "F|female|woman|W|Ж|жен|женский|женщина|зан|занона|femme|féminin|أنثى|امرأة",
  MALE: "M|male|man|М|муж|мужской|мужчина|мард|мардона|H|homme|masculin|ذكر|رجل",
  OTHER: "X|other|другой|иное|дигар|autre|آخر",
  UNDISCLOSED: "undisclosed|not stated|не указан|нишон дода нашудааст|non précisé|غير محدد",
};

export const SALUTATION_WORDS: Words<typeof SALUTATIONS> = {
  "Mr.": "Mr|г-н|господин|ҷаноб|ҷаноби|M.|Monsieur|السيد",
  "Ms.": "Ms|Mrs|Miss|г-жа|госпожа|хонум|хонуми|Mme|Mlle|Madame|السيدة",
  "Dr.": "Dr|д-р|доктор|Docteur|الدكتور|الدكتورة|د.",
  "Prof.": "Prof|Professor|проф|профессор|Professeur|الأستاذ|الأستاذة",
  "Gen.": "Gen|General|генерал|Général|الفريق|اللواء",
  "H.E. Mr.": "HE Mr|H.E. Mr|Его Превосходительство|Ҷаноби Олӣ|S.E. M.|سعادة السيد|معالي السيد",
  "H.E. Ms.":
    "HE Ms|H.E. Ms|H.E. Mrs|Ее Превосходительство|Её Превосходительство|S.E. Mme|سعادة السيدة|معالي السيدة",
};

export const NAME_ORDER_WORDS: Words<typeof NAME_ORDERS> = {
  GIVEN_FAMILY: "given family|given name first|имя фамилия|ном насаб|prénom nom|الاسم أولا",
  FAMILY_GIVEN: "family given|family name first|фамилия имя|насаб ном|nom prénom|اسم العائلة أولا",
};

export const DOCUMENT_TYPE_WORDS: Words<typeof DOCUMENT_TYPES> = {
  PASSPORT:
    "passport|ordinary passport|national passport|паспорт|загранпаспорт|шиноснома|шиносномаи хориҷӣ|passeport|passeport ordinaire|جواز سفر|جواز سفر عادي",
  DIPLOMATIC_PASSPORT:
    "diplomatic|diplomatic passport|дипломатический паспорт|шиносномаи дипломатӣ|passeport diplomatique|جواز سفر دبلوماسي",
  SERVICE_PASSPORT:
    "service passport|official passport|служебный паспорт|шиносномаи хизматӣ|passeport de service|جواز سفر خدمة|جواز سفر خاص",
  UN_LAISSEZ_PASSER:
    "laissez-passer|UN laissez-passer|UNLP|пропуск ООН|лессе-пассе|лессе-пассеи СММ|laissez-passer des Nations Unies|جواز مرور الأمم المتحدة",
  NATIONAL_ID:
    "national ID|identity card|national identity card|удостоверение личности|внутренний паспорт|шаҳодатнома|carte d’identité|بطاقة هوية|بطاقة الهوية",
  REFUGEE_DOCUMENT:
    "refugee travel document|проездной документ беженца|ҳуҷҷати сафари гуреза|titre de voyage pour réfugié|وثيقة سفر لاجئ",
  STATELESS_DOCUMENT:
    "stateless travel document|проездной документ лица без гражданства|ҳуҷҷати сафари шахси бешаҳрванд|titre de voyage pour apatride|وثيقة سفر عديم الجنسية",
};

export const DIETARY_WORDS: Words<typeof DIETARY> = {
  halal: "halal|халяль|ҳалол|حلال",
  kosher: "kosher|кошер|кошерное|кошерӣ|casher|كوشر",
  vegetarian: "vegetarian|вегетарианское|вегетарианец|гиёҳхор|гиёҳӣ|végétarien|végétarienne|نباتي",
  vegan: "vegan|веган|веганское|вегетаринии қатъӣ|végétalien|végane|نباتي صرف",
  glutenFree: "gluten-free|gluten free|без глютена|бе глютен|sans gluten|خال من الغلوتين",
  nutAllergy: "nut allergy|nuts|аллергия на орехи|аллергия ба чормағз|allergie aux noix|حساسية المكسرات",
  other: "other|другое|дигар|autre|أخرى",
};

export const ACCESSIBILITY_WORDS: Words<typeof ACCESSIBILITY> = {
  wheelchair:
    "wheelchair|wheelchair access|wheelchair user|инвалидная коляска|кресло-коляска|аробачаи маъюбӣ|fauteuil roulant|كرسي متحرك",
  stepFree: "step-free|step-free access|no stairs|без ступеней|бе зина|sans marches|بلا درج",
  hearingLoop: "hearing loop|индукционная петля|ҳалқаи шунавоӣ|boucle magnétique|حلقة سمعية",
  signLanguage:
    "sign language|sign-language interpretation|жестовый язык|забони имову ишора|langue des signes|لغة الإشارة",
  lowVision: "low vision|large print|слабое зрение|чашми суст|malvoyant|ضعف البصر",
  companion: "companion|assistant|сопровождающий|ҳамроҳ|accompagnateur|مرافق",
  vehicleAccess: "vehicle access|подъезд автомобиля|роҳи нақлиёт|accès en voiture|دخول المركبة",
  other: "other|другое|дигар|autre|أخرى",
};

export const ORGANIZATION_TYPE_WORDS: Words<typeof ORGANIZATION_TYPES> = {
  MEMBER_STATE:
    "member state|state|государство-член|государство|давлати аъзо|давлат|État membre|État|دولة عضو|دولة",
  OBSERVER_STATE: "observer state|государство-наблюдатель|давлати нозир|État observateur|دولة مراقبة",
  HOST_GOVERNMENT:
    "host government|host country|принимающая сторона|правительство принимающей страны|ҳукумати мизбон|gouvernement hôte|pays hôte|الحكومة المضيفة|البلد المضيف",
  UN_SYSTEM:
    "UN system|UN entity|United Nations system|система ООН|низоми СММ|système des Nations Unies|منظومة الأمم المتحدة",
  IGO: "intergovernmental organization|межправительственная организация|МПО|созмони байниҳукуматӣ|organisation intergouvernementale|OIG|منظمة حكومية دولية",
  NGO: "non-governmental organization|civil society|неправительственная организация|НПО|созмони ғайриҳукуматӣ|organisation non gouvernementale|ONG|منظمة غير حكومية",
  MEDIA: "media|СМИ|ВАО|médias|وسائط الإعلام|إعلام",
  OTHER: "other|другое|прочее|дигар|autre|أخرى",
};

export const DOCUMENT_KIND_WORDS: Record<"NOTE_VERBALE" | "OFFICIAL_LETTER" | "CREDENTIALS", string> = {
  NOTE_VERBALE: "note verbale|note|вербальная нота|нота|нотаи вербалӣ|مذكرة شفوية",
  OFFICIAL_LETTER:
    "letter|official letter|письмо|официальное письмо|мактуб|мактуби расмӣ|lettre|lettre officielle|رسالة|رسالة رسمية",
  CREDENTIALS: "credentials|полномочия|верительные документы|ваколатнома|pouvoirs|وثائق التفويض",
};

export const LOCALE_WORDS: Record<Locale, string> = {
  en: "English|английский|англисӣ|anglais|الإنجليزية",
  ru: "Russian|русский|русӣ|russe|الروسية",
  tg: "Tajik|таджикский|тоҷикӣ|tadjik|الطاجيكية",
  fr: "French|французский|франсавӣ|français|الفرنسية",
  ar: "Arabic|арабский|арабӣ|arabe|العربية",
};

export const NATIVE_LANGUAGE_WORDS: Words<typeof NATIVE_LANGUAGES> = {
  tg: LOCALE_WORDS.tg,
  ru: LOCALE_WORDS.ru,
  uz: "Uzbek|узбекский|ӯзбекӣ|ouzbek|الأوزبكية",
  kk: "Kazakh|казахский|қазоқӣ|kazakh|الكازاخية",
  ky: "Kyrgyz|киргизский|кыргызский|қирғизӣ|kirghize|القيرغيزية",
  tk: "Turkmen|туркменский|туркманӣ|turkmène|التركمانية",
  fa: "Persian|Farsi|персидский|форсӣ|persan|الفارسية",
  prs: "Dari|дари|дарӣ|dari|الدرية",
  ps: "Pashto|пушту|пашту|pachto|البشتو",
  ar: LOCALE_WORDS.ar,
  ur: "Urdu|урду|ourdou|الأردية",
  zh: "Chinese|китайский|чинӣ|хитоӣ|chinois|الصينية",
  ja: "Japanese|японский|ҷопонӣ|japonais|اليابانية",
  tr: "Turkish|турецкий|туркӣ|turc|التركية",
  mn: "Mongolian|монгольский|муғулӣ|mongol|المنغولية",
  hi: "Hindi|хинди|ҳиндӣ|hindi|الهندية",
};
