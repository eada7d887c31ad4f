/** Offices as English news writes them, in small letters or with capitals. */
export const ENGLISH_ROLE = new RegExp(
  "(?<![\\p{L}\\p{N}-])(?:(?:acting|former|deputy|vice|executive|lord|senior|honorary|then)[ -]){0,3}" +
    "(?:(?:city )?council (?:speaker|chair(?:man|woman|person)?)|mayors?|governors?|presidents?|premier|prime minister|ministers?|ambassadors?|" +
    "consul[- ]general|representative|envoy|director[- ]general|directors?|commissioners?|secretary[- ]general|" +
    "(?:party )?secretary|chair(?:man|woman|person)|councill?ors?|speaker|spokes(?:man|woman|person)|principal|professor|" +
    "superintendent|magistrate|ceo|curator|conductor|headmaster|dean|rector|captain)" +
    "(?![\\p{L}\\p{N}'’-]|\\s(?:Office|Council|Summit|Forum|House|Station|Cup))",
  "giu",
);

/** Offices as Chinese news writes them. 代表 is an office only of who is posted somewhere: elsewhere it is a verb. */
export const CHINESE_ROLE =
  /(?:(?:前任?|代理|常務|首席|榮譽|執行)?(?:副|總)?(?:市長|知事|縣長|州長|省長|郡長|區長|總理|總統|部長|次長|司長|署長|局長|處長|科長|主任|秘書長|祕書長|發言人|議長|議員|董事長|主席|會長|理事長|校長|院長|園長|館長|團長|領隊|執行長|總裁|總監|大使|總領事|書記|主委|教授)|駐\p{Script=Han}{1,8}代表)(?!團|們|會議|室|級|論壇|峰會|高峰會|選舉)/gu;
