import { SURNAMES } from "../language/chinese-surnames.ts";
import type { GlossaryEntry } from "../language/glossary.ts";
import { nameKeys, nameLetters } from "../language/romanised-names.ts";

const OFFICE =
  "市長|縣長|鎮長|鄉長|知事|部長|局長|處長|科長|主任|主委|代表|大使|發言人|議長|議員|董事長|理事長|主席|會長|校長|秘書長|祕書長|執行長|總監|教授|館長|園長|院長|所長|隊長|團長|領隊|教練|老師|指揮|專員|研究員";
const NAME = `[${SURNAMES}]\\p{Script=Han}{2}`;
/** What goes on behind a name; where none of these does, the name may be longer or shorter. */
const BEHIND =
  "表示|指出|強調|說|認為|致詞|感謝|回應|透露|介紹|宣布|率|也|則|並|與|和|及|在|於|今|昨|將|以|親|特別|代表|出席|參加|主持|陪同|接待|帶|簽|致贈|回贈|當選|獲";
/** 市長郭禮安表示, 局長林淑芬、 */
const TITLED = new RegExp(`(?:${OFFICE})(${NAME})(?=[^\\p{Script=Han}]|$|${BEHIND})`, "gu");
/** ，郭禮安市長 */
const BEFORE_TITLE = new RegExp(`(?<=^|[^\\p{Script=Han}])(${NAME})(?=(?:副|代理)?(?:${OFFICE}))`, "gmu");
/** Characters that stand in titles and places and hardly in a given name. */
const NO_GIVEN_NAME = /[市縣區鎮鄉局處長副的了是說在與和及於也則將並率]/u;
/** Two words with capitals wherever they begin, "Kuo Li-an" in "Mayor Kuo Li-an" too. */
const LATIN = /(?<![\p{L}-])(?=(\p{Lu}[\p{Ll}\p{Lu}'’-]+ \p{Lu}[\p{Ll}\p{Lu}'’-]+)(?![\p{L}-]))/gu;

/**
 * Persons whom Chinese articles name by a family name and two characters beside an office, and whom some article names in Latin
 * letters too, whatever the spelling: so a name is looked for as a whole, in both languages, and by 郭市長. Where no article gives a
 * Latin form, the characters may as well be no name, or write a foreign one. Names for which `isTaken` are left out, and Latin
 * forms that two of them share.
 */
export function personsInArticles(text: string, isTaken: (name: string) => boolean): GlossaryEntry[] {
  const names = [TITLED, BEFORE_TITLE].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, name = ""]) => name),
  );
  const chinese = [...new Set(names)].filter((name) => !NO_GIVEN_NAME.test(name) && !isTaken(name));
  const owners = new Map<string, string | null>();
  for (const name of chinese) {
    for (const key of nameKeys(name)) {
      const owner = owners.get(key);
      owners.set(key, owner === undefined || owner === name ? name : null);
    }
  }
  const written = new Map<string, Set<string>>();
  for (const [, latin = ""] of text.matchAll(LATIN)) {
    const owner = owners.get(nameLetters(latin));
    if (owner === undefined || owner === null || isTaken(latin)) continue;
    written.set(owner, (written.get(owner) ?? new Set()).add(latin));
  }
  return chinese.flatMap((name): GlossaryEntry[] => {
    const en = [...(written.get(name) ?? [])];
    return en[0] === undefined ? [] : [{ id: `people:${en[0]}`, kind: "people", en, zh: [name] }];
  });
}
