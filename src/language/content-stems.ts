import { hasHan } from "./han.ts";
import { stem } from "./stem.ts";
import { lexicalTokens } from "./tokens.ts";

/** Words of grammar and of questions: they find nothing, and in translations they only add noise. */
const FUNCTION_WORDS = new Set(
  (
    "a an the to of in on at for by with from as and or is are be was were been it its he she they his her their this " +
    "that these those one's one sth sb etc not no do does did have has had will would can could may very so such any " +
    "some up out off into about over than then there here who whom which what when where how why"
  )
    .split(" ")
    .map(stem),
);

/** Stems of forms that no rule takes to the word that a dictionary has: verbs and plurals, form and word in turns. */
const IRREGULAR = irregularStems(
  "teeth tooth feet foot men man women woman children child people person mice mouse went go gone go began begin begun " +
    "begin wrote write written write built build won win lost lose made make took take taken take gave give given give " +
    "led lead left leave held hold met meet fought fight sold sell bought buy taught teach thought think sang sing sung " +
    "sing ate eat eaten eat found find grew grow grown grow knew know known know spoke speak spoken speak chose choose " +
    "chosen choose dead die paid pay said say saw see seen see sent send spent spend stood stand rose rise risen rise " +
    "fell fall fallen fall drew draw drawn draw became become came come ran run kept keep bore bear born bear broke " +
    "break broken break caught catch drove drive driven drive flew fly forgot forget hid hide laid lay meant mean sought " +
    "seek shot shoot stole steal struck strike swam swim threw throw thrown throw wore wear worn wear lives life wives " +
    "wife leaves leaf wolves wolf halves half criteria criterion bacteria bacterium",
);

function irregularStems(words: string): ReadonlyMap<string, string> {
  const list = words.split(" ");
  return new Map(
    list.flatMap((form, index) =>
      index % 2 === 0 ? [[stem(form), stem(list[index + 1] ?? "")] as const] : [],
    ),
  );
}

/** Stems of the words in Latin letters and of the numbers that a text says something with, in its order. */
export function contentStems(text: string): string[] {
  return lexicalTokens(text)
    .filter((token) => !hasHan(token) && !FUNCTION_WORDS.has(token))
    .map((token) => IRREGULAR.get(token) ?? token);
}
