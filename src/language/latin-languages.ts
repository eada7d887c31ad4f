/** Languages written in Latin letters that are told from English by their common words; Malay counts as Indonesian. */
export type LatinLanguage = "id" | "fil" | "fr" | "es" | "pt" | "de" | "vi";

/**
 * By language: words that ask, one of which is enough in a text of few words; then others that questions can hardly do
 * without. None that names are made of (de, la, los, von, san) and none for what exchanges are about (ville, kota), which
 * stand in names too. Vietnamese is here as it is typed without its marks as well.
 */
const WORDS: Readonly<Record<LatinLanguage, readonly [asking: string, other: string]>> = {
  id: [
    "apa apakah siapa siapakah kapan bagaimana mengapa kenapa berapa berapakah dimana bolehkah adakah bilakah",
    `mana saja yang adalah dengan untuk dari dalam pada tidak bukan sudah belum akan telah saya anda kami kita mereka itu
ini tahun lalu sekarang diadakan menjadi antara atau juga karena tolong beri tahu tentang bisa boleh banyak bekerja
sama temanya tempatnya terjadi datang hadir bertemu ditandatangani tersebut mohon terima kasih bila yg`,
  ],
  fil: [
    "ano anong sino sinong kailan saan ilan ilang paano bakit magkano",
    `alin mga ang ng sa nga ba po opo ako ikaw siya kami tayo sila iyan iyon hindi wala mayroon meron ginanap gaganapin
dumalo kung nang dahil noong taon ngayon maaari pwede sabihin pakisabi tungkol naging kasama pumunta pinirmahan gusto
isang nasa nina sila magkapatid`,
  ],
  fr: [
    "quel quelle quels quelles quand quoi où comment pourquoi combien",
    `qui est ce sont était ont eu été fut avec dans pour sur une aux cette ces leur vous nous il ils elle elles pas où année
dernière dernier signé venus visité avez peut peux puis quelque chez mais donc bonjour merci entre depuis voudrais
savoir`,
  ],
  es: [
    "qué cuál cuáles cuándo cuando quién quien quiénes quienes dónde donde cómo cuántos cuantos cuántas cuantas",
    `que cual cuales son fue fueron es están está ha hizo se con por para una este esta año firmó firmo asistió asistio
celebró celebro visitó visito hola gracias quisiera saber puede puedes decirme sobre desde entre`,
  ],
  pt: [
    "qual quais quando quem onde quantos quantas",
    `foi foram há houve com para uma pela pelo este esta ano assinou visitou não você vocês obrigado olá gostaria saber
pode sobre desde entre aconteceu`,
  ],
  de: [
    "wer wann wo wie welche welcher welches welchen warum wieso wohin woher wieviel",
    `ist sind war hat wird wurde wurden habe haben hatte fand statt und oder nicht mit nach für über bei zwischen aus auf
ich sie wir ihr ein eine einen einer das jahr viele kamen unterschrieben unterzeichnet bitte danke können kann gibt
letztes zu zum zur`,
  ],
  vi: [
    "",
    `là gì khi nào thị trưởng kết nghĩa với đến năm được có của không bao nhiêu đâu ký các những tôi hỏi thi truong ket
nghia khong nhieu duoc nhung hoi hiep dinh nao voi den`,
  ],
};

/** English words of the same use. A text with more of them is English. */
const ENGLISH = new Set(
  `the a an of in on at to for with from by and or not is are was were be been do does did has have had can could will would
should may might what which who whom whose when where why how many much that this these those it its they he she we you i
my your his her their our there about between as into after before during than then any all some if please tell list show
me us city cities mayor sister forum agreement signed year`.split(/\s+/u),
);

/** Vietnamese words with marks that no other language has; names begin with a capital and do not count. */
const VIETNAMESE = /^\p{Ll}*[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]\p{Ll}*$/u;

const BY_LANGUAGE = Object.entries(WORDS).map(([language, [asking, other]]) => ({
  language: language as LatinLanguage,
  asking: new Set(asking.split(/\s+/u)),
  words: new Set([...asking.split(/\s+/u), ...other.split(/\s+/u)]),
}));

/** So many of a language's words tell it; in a text of few words an asking one alone does. */
const LEAST_WORDS = 2;
const FEW_WORDS = 8;
/** Least part of all words. Below it, names of places and people make a text look foreign. */
const LEAST_PART = 0.25;

/**
 * The language of a text in Latin letters, by its common words; null for English, and for names alone. An English
 * question stays English whatever names are in it: its own small words outnumber theirs.
 */
export function latinLanguage(text: string): LatinLanguage | null {
  const written = text
    .normalize("NFC")
    .replaceAll("’", "'")
    .match(/\p{Script=Latin}+(?:'\p{Script=Latin}+)*/gu);
  const marked = new Set(written?.filter((word) => VIETNAMESE.test(word)));
  const different = [...new Set(written?.map((word) => word.toLowerCase()))];
  const english = different.filter((word) => ENGLISH.has(word)).length;
  const counted = BY_LANGUAGE.map(({ language, words, asking }) => {
    const found = different.filter((word) => words.has(word) || (language === "vi" && marked.has(word)));
    return { language, count: found.length, asks: found.some((word) => asking.has(word)) };
  });
  const [first] = counted.sort((one, other) => other.count - one.count);
  if (first === undefined || first.count <= english) return null;
  if (first.asks && english === 0 && different.length <= FEW_WORDS) return first.language;
  const isTold = first.count >= LEAST_WORDS && first.count >= LEAST_PART * different.length;
  return isTold ? first.language : null;
}
