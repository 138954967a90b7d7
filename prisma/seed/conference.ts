import { createConferenceSchema } from "@/lib/conferences/schema";
import { CATEGORIES } from "./categories";
import { VIP_RANKS } from "./vip-ranks";
import { ZONES } from "./zones";

/** The conference for which Placet was first built. Dates and people are fictional; times are Dushanbe's, UTC+5. */
export const DUSHANBE = createConferenceSchema.parse({
  slug: "dushanbe-2027",
  code: "DSB27",
  credentialNumber: 1,
  title: {
    en: "Strengthening Security for Stability: Mitigating Emerging Cross-Border Terrorism Threats in Central Asia",
    ru: "Укрепление безопасности ради стабильности: противодействие новым угрозам трансграничного терроризма в Центральной Азии",
    tg: "Таҳкими амният барои субот: пешгирии таҳдидҳои нави терроризми фаромарзӣ дар Осиёи Марказӣ",
    fr: "Renforcer la sécurité pour la stabilité : prévenir les nouvelles menaces de terrorisme transfrontalier en Asie centrale",
    ar: "تعزيز الأمن من أجل الاستقرار: التصدي لتهديدات الإرهاب الناشئة العابرة للحدود في آسيا الوسطى",
  },
  shortTitle: {
    en: "Security for Stability 2027",
    ru: "Безопасность ради стабильности – 2027",
    tg: "Амният барои субот – 2027",
    fr: "Sécurité pour la stabilité 2027",
    ar: "الأمن من أجل الاستقرار 2027",
  },
  summary: {
    en: "Ministers, judges, police and experts meet for three days to agree on joint work against terrorism that crosses borders: exchange of information, border security, countering the financing of terrorism, and lawful investigation that respects human rights.",
    ru: "В течение трёх дней министры, судьи, представители полиции и эксперты договариваются о совместной работе против трансграничного терроризма: обмен информацией, безопасность границ, противодействие финансированию терроризма и законное расследование при соблюдении прав человека.",
    tg: "Дар давоми се рӯз вазирон, судяҳо, кормандони полис ва коршиносон дар бораи кори муштарак бар зидди терроризми фаромарзӣ маслиҳат мекунанд: табодули иттилоот, амнияти сарҳад, муқовимат ба маблағгузории терроризм ва тафтишоти қонунӣ бо эҳтироми ҳуқуқи инсон.",
    fr: "Pendant trois jours, ministres, magistrats, policiers et experts s’accordent sur une action commune contre le terrorisme transfrontalier : échange d’informations, sécurité des frontières, lutte contre le financement du terrorisme et enquêtes licites respectueuses des droits de l’homme.",
    ar: "يجتمع الوزراء والقضاة ورجال الشرطة والخبراء على مدى ثلاثة أيام للاتفاق على عمل مشترك ضد الإرهاب العابر للحدود: تبادل المعلومات، وأمن الحدود، ومكافحة تمويل الإرهاب، والتحقيق المشروع الذي يحترم حقوق الإنسان.",
  },
  audience: {
    en: "Delegations invited by note verbale: Central Asian and partner States, the United Nations system, intergovernmental organizations, invited non-governmental organizations, and accredited media. Participation is by invitation only.",
    ru: "Делегации, приглашённые вербальной нотой: государства Центральной Азии и государства-партнёры, система Организации Объединенных Наций, межправительственные организации, приглашённые неправительственные организации и аккредитованные СМИ. Участие только по приглашению.",
    tg: "Ҳайатҳое, ки бо нотаи вербалӣ даъват шудаанд: давлатҳои Осиёи Марказӣ ва давлатҳои шарик, низоми Созмони Милали Муттаҳид, созмонҳои байниҳукуматӣ, созмонҳои ғайриҳукуматии даъватшуда ва воситаҳои ахбори аккредитатсияшуда. Иштирок танҳо бо даъватнома.",
    fr: "Les délégations invitées par note verbale : États d’Asie centrale et États partenaires, système des Nations Unies, organisations intergouvernementales, organisations non gouvernementales invitées et médias accrédités. La participation se fait uniquement sur invitation.",
    ar: "الوفود المدعوة بمذكرة شفوية: دول آسيا الوسطى والدول الشريكة، ومنظومة الأمم المتحدة، والمنظمات الحكومية الدولية، والمنظمات غير الحكومية المدعوة، ووسائل الإعلام المعتمدة. المشاركة بدعوة فقط.",
  },
  venue: {
    en: "Kokhi Somon, Dushanbe",
    ru: "«Кохи Сомон», Душанбе",
    tg: "«Кохи Сомон», Душанбе",
    fr: "Kokhi Somon, Douchanbé",
    ar: "كوخي سومون، دوشانبي",
  },
  city: { en: "Dushanbe", ru: "Душанбе", tg: "Душанбе", fr: "Douchanbé", ar: "دوشانبي" },
  convenedBy: {
    en: "United Nations Office on Drugs and Crime, with the Central Asian States",
    ru: "Управление Организации Объединенных Наций по наркотикам и преступности совместно с государствами Центральной Азии",
    tg: "Раёсати Созмони Милали Муттаҳид оид ба мубориза бо маводи мухаддир ва ҷинояткорӣ якҷоя бо давлатҳои Осиёи Марказӣ",
    fr: "Office des Nations Unies contre la drogue et le crime, avec les États d’Asie centrale",
    ar: "مكتب الأمم المتحدة المعني بالمخدرات والجريمة، مع دول آسيا الوسطى",
  },
  supportedBy: {
    en: "Germany and Norway",
    ru: "Германия и Норвегия",
    tg: "Олмон ва Норвегия",
    fr: "l’Allemagne et la Norvège",
    ar: "ألمانيا والنرويج",
  },
  hostCountry: "TJK",
  hostLanguages: ["tg", "ru"],
  timeZone: "Asia/Dushanbe",
  startsOn: "2027-03-09",
  endsOn: "2027-03-11",
  registrationOpensAt: "2026-11-01T04:00:00Z",
  registrationClosesAt: "2027-03-08T13:00:00Z",
  contactEmail: "accreditation@placet.example",
  emergencyPhone: "+992440000112",
  privacyNoticeVersion: "2026-11",
  codeOfConductVersion: "2026-11",
  reviewDays: 5,
  decisionDays: 3,
  calendar: {
    workingDays: [1, 2, 3, 4, 5],
    worksFrom: "08:00",
    worksUntil: "17:00",
    // Navruz, the Day of the Tajik Army, New Year and Women's Day.
    holidays: [
      "2027-01-01",
      "2027-02-23",
      "2027-03-08",
      "2027-03-21",
      "2027-03-22",
      "2027-03-23",
      "2027-03-24",
    ],
  },
  nominationChecks: {
    NOTE_VERBALE: ["letterhead", "addressee", "date", "seal", "language"],
    OFFICIAL_LETTER: ["letterhead", "date", "signature", "signatory", "language"],
    CREDENTIALS: ["date", "signature", "signatory"],
  },
  deadlines: [
    {
      at: "2027-02-16T13:00:00Z",
      name: { en: "Media", ru: "СМИ", tg: "Воситаҳои ахбор", fr: "Médias", ar: "وسائل الإعلام" },
    },
    {
      at: "2027-02-23T13:00:00Z",
      name: {
        en: "Delegations and visa requests",
        ru: "Делегации и визовая поддержка",
        tg: "Ҳайатҳо ва дархости раводид",
        fr: "Délégations et demandes de visa",
        ar: "الوفود وطلبات التأشيرة",
      },
    },
    {
      at: "2027-03-08T05:00:00Z",
      name: {
        en: "Badges may be collected from this day",
        ru: "Начало выдачи бейджей",
        tg: "Оғози супоридани нишонҳо",
        fr: "Début du retrait des badges",
        ar: "بدء تسليم الشارات",
      },
    },
  ],
  zones: ZONES,
  categories: CATEGORIES,
  vipRanks: VIP_RANKS,
});
