import type { CreateConferenceInput } from "@/lib/conferences/schema";

/** Zones of the demo conference. The bit is the zone's place in the mask of the badge credential. */
export const ZONES: CreateConferenceInput["zones"] = [
  {
    code: "A",
    bit: 0,
    pictogram: "foyer",
    name: { en: "Public foyer", ru: "Общее фойе", tg: "Толори умумӣ", fr: "Hall public", ar: "البهو العام" },
  },
  {
    code: "B",
    bit: 1,
    pictogram: "plenary",
    name: {
      en: "Plenary hall",
      ru: "Зал пленарных заседаний",
      tg: "Толори ҷаласаҳои пленарӣ",
      fr: "Salle plénière",
      ar: "قاعة الجلسات العامة",
    },
  },
  {
    code: "C",
    bit: 2,
    pictogram: "closed",
    name: {
      en: "Closed sessions",
      ru: "Закрытые заседания",
      tg: "Ҷаласаҳои пӯшида",
      fr: "Séances privées",
      ar: "الجلسات المغلقة",
    },
  },
  {
    code: "V",
    bit: 3,
    pictogram: "lounge",
    name: {
      en: "VIP lounge and bilateral rooms",
      ru: "VIP-зал и комнаты двусторонних встреч",
      tg: "Толори меҳмонони олиқадр ва утоқҳои мулоқоти дуҷониба",
      fr: "Salon d’honneur et salles bilatérales",
      ar: "صالة كبار الشخصيات وقاعات اللقاءات الثنائية",
    },
  },
  {
    code: "P",
    bit: 4,
    pictogram: "press",
    name: {
      en: "Press centre",
      ru: "Пресс-центр",
      tg: "Маркази матбуот",
      fr: "Centre de presse",
      ar: "المركز الصحفي",
    },
  },
  {
    code: "S",
    bit: 5,
    pictogram: "speaker",
    name: {
      en: "Speakers’ room",
      ru: "Комната докладчиков",
      tg: "Утоқи маърӯзачиён",
      fr: "Salle des orateurs",
      ar: "غرفة المتحدثين",
    },
  },
  {
    code: "O",
    bit: 6,
    pictogram: "operations",
    name: {
      en: "Operations",
      ru: "Служебная зона",
      tg: "Минтақаи хизматӣ",
      fr: "Zone de service",
      ar: "منطقة العمليات",
    },
  },
  {
    code: "T",
    bit: 7,
    pictogram: "transport",
    name: { en: "Transport", ru: "Транспорт", tg: "Нақлиёт", fr: "Transports", ar: "النقل" },
  },
];
