import type { LocalizedText } from "@/lib/i18n/localized-text";

/** Names of the bodies that are not States, by code. States take theirs from the UN table of short names. */
export const BODIES: Record<
  string,
  { acronym: Partial<LocalizedText>; name: LocalizedText; aliases?: string[] }
> = {
  UNODC: {
    acronym: { en: "UNODC" },
    name: {
      en: "United Nations Office on Drugs and Crime",
      ru: "Управление Организации Объединенных Наций по наркотикам и преступности",
      tg: "Раёсати СММ оид ба мубориза бо маводи мухаддир ва ҷинояткорӣ",
      fr: "Office des Nations Unies contre la drogue et le crime",
      ar: "مكتب الأمم المتحدة المعني بالمخدرات والجريمة",
    },
    aliases: ["УНП ООН", "ONUDC"],
  },
  UNRCCA: {
    acronym: { en: "UNRCCA" },
    name: {
      en: "United Nations Regional Centre for Preventive Diplomacy for Central Asia",
      ru: "Региональный центр Организации Объединенных Наций по превентивной дипломатии для Центральной Азии",
      tg: "Маркази минтақавии СММ оид ба дипломатияи пешгирикунанда барои Осиёи Марказӣ",
      fr: "Centre régional des Nations Unies pour la diplomatie préventive en Asie centrale",
      ar: "مركز الأمم المتحدة الإقليمي للدبلوماسية الوقائية لآسيا الوسطى",
    },
  },
  UNOCT: {
    acronym: { en: "UNOCT" },
    name: {
      en: "United Nations Office of Counter-Terrorism",
      ru: "Контртеррористическое управление Организации Объединенных Наций",
      tg: "Раёсати зиддитеррористии СММ",
      fr: "Bureau de lutte contre le terrorisme de l’ONU",
      ar: "مكتب الأمم المتحدة لمكافحة الإرهاب",
    },
    aliases: ["КТУ ООН", "BLT"],
  },
  UNRCO: {
    acronym: {},
    name: {
      en: "Office of the United Nations Resident Coordinator in Tajikistan",
      ru: "Канцелярия координатора-резидента Организации Объединенных Наций в Таджикистане",
      tg: "Дафтари Ҳамоҳангсози муқимии СММ дар Тоҷикистон",
      fr: "Bureau du Coordonnateur résident des Nations Unies au Tadjikistan",
      ar: "مكتب منسق الأمم المتحدة المقيم في طاجيكستان",
    },
  },
  MT1267: {
    acronym: {},
    name: {
      en: "Monitoring Team of the 1267 (ISIL and Al-Qaida) and 1988 (Taliban) Sanctions Committees",
      ru: "Группа по наблюдению комитетов по санкциям 1267 (ИГИЛ и «Аль-Каида») и 1988 (Талибан)",
      tg: "Гурӯҳи мониторинги кумитаҳои таҳримоти 1267 (ДИИШ ва «Ал-Қоида») ва 1988 (Толибон)",
      fr: "Équipe de surveillance des comités des sanctions 1267 (EIIL et Al-Qaida) et 1988 (Taliban)",
      ar: "فريق الرصد التابع للجنتي الجزاءات 1267 (داعش والقاعدة) و1988 (طالبان)",
    },
  },
  SCORATS: {
    acronym: { en: "RATS SCO" },
    name: {
      en: "Regional Anti-Terrorist Structure of the Shanghai Cooperation Organization",
      ru: "Региональная антитеррористическая структура Шанхайской организации сотрудничества",
      tg: "Сохтори минтақавии зиддитеррористии Созмони ҳамкории Шанхай",
      fr: "Structure régionale antiterroriste de l’Organisation de Shanghai pour la coopération",
      ar: "الهيكل الإقليمي لمكافحة الإرهاب التابع لمنظمة شانغهاي للتعاون",
    },
    aliases: ["РАТС ШОС"],
  },
  OSCE: {
    acronym: { en: "OSCE" },
    name: {
      en: "Organization for Security and Cooperation in Europe",
      ru: "Организация по безопасности и сотрудничеству в Европе",
      tg: "Созмони амният ва ҳамкорӣ дар Аврупо",
      fr: "Organisation pour la sécurité et la coopération en Europe",
      ar: "منظمة الأمن والتعاون في أوروبا",
    },
    aliases: ["ОБСЕ"],
  },
  INTERPOL: {
    acronym: { en: "INTERPOL" },
    name: {
      en: "International Criminal Police Organization",
      ru: "Международная организация уголовной полиции",
      tg: "Созмони байналмилалии полиси ҷиноӣ",
      fr: "Organisation internationale de police criminelle",
      ar: "المنظمة الدولية للشرطة الجنائية",
    },
    aliases: ["Интерпол", "الإنتربول"],
  },
  CISATC: {
    acronym: { en: "CIS ATC" },
    name: {
      en: "Anti-Terrorism Center of the Commonwealth of Independent States",
      ru: "Антитеррористический центр государств – участников Содружества Независимых Государств",
      tg: "Маркази зиддитеррористии давлатҳои аъзои Иттиҳоди Давлатҳои Мустақил",
      fr: "Centre antiterroriste de la Communauté d’États indépendants",
      ar: "مركز مكافحة الإرهاب التابع لرابطة الدول المستقلة",
    },
    aliases: ["АТЦ СНГ"],
  },
  NGO1: {
    acronym: {},
    name: {
      en: "Centre for Preventive Education (fictional)",
      ru: "Центр профилактического просвещения (вымышленный)",
      tg: "Маркази маърифати пешгирикунанда (тахайюлӣ)",
      fr: "Centre d’éducation préventive (fictif)",
      ar: "مركز التثقيف الوقائي (وهمي)",
    },
  },
  NGO2: {
    acronym: {},
    name: {
      en: "Borderlands Research Institute (fictional)",
      ru: "Институт исследований приграничья (вымышленный)",
      tg: "Пажӯҳишгоҳи минтақаҳои наздисарҳадӣ (тахайюлӣ)",
      fr: "Institut de recherche sur les zones frontalières (fictif)",
      ar: "معهد بحوث المناطق الحدودية (وهمي)",
    },
  },
  MED1: {
    acronym: {},
    name: {
      en: "Pamir News Agency (fictional)",
      ru: "Информационное агентство «Памир» (вымышленное)",
      tg: "Оҷонсии хабарии «Помир» (тахайюлӣ)",
      fr: "Agence de presse Pamir (fictive)",
      ar: "وكالة أنباء بامير (وهمية)",
    },
  },
  MED2: {
    acronym: {},
    name: {
      en: "Silk Road Television (fictional)",
      ru: "Телевидение «Шёлковый путь» (вымышленное)",
      tg: "Телевизиони «Роҳи абрешим» (тахайюлӣ)",
      fr: "Télévision de la Route de la soie (fictive)",
      ar: "تلفزيون طريق الحرير (وهمي)",
    },
  },
  INT: {
    acronym: {},
    name: {
      en: "Conference interpreters",
      ru: "Переводчики конференции",
      tg: "Тарҷумонҳои конфронс",
      fr: "Interprètes de conférence",
      ar: "المترجمون الفوريون للمؤتمر",
    },
  },
};
