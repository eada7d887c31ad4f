/** Offices as English news writes them; `s?` where the plural stands for one office of each. */
const ENGLISH_OFFICES = [
  "(?:city )?council (?:speaker|chair(?:man|woman|person)?)",
  "mayors?",
  "governors?",
  "(?:vice[ -])?presidents?",
  "premier",
  "prime minister",
  "chancellor",
  "ministers?",
  "(?:high )?commissioners?",
  "ambassadors?",
  "consuls?[- ]general",
  "consul",
  "(?:trade )?representative",
  "envoy",
  "attaché",
  "chargé d['’]affaires",
  "directors?[- ]general",
  "(?:managing |executive )?directors?",
  "general manager",
  "manager",
  "secretary[- ]general",
  "under-?secretary",
  "(?:party |chief |executive |permanent )?secretary",
  "chair(?:man|woman|person)",
  "councill?ors?",
  "council ?(?:member|man|woman)s?",
  "aldermen",
  "alderman",
  "lawmakers?",
  "legislators?",
  "senators?",
  "congress(?:man|woman)",
  "speaker",
  "spokes(?:man|woman|person)",
  "principal",
  "professor",
  "superintendent",
  "magistrate",
  "prefect",
  "(?:department|division|bureau|district|office|section|borough|village|police|fire|party) (?:head|chief)",
  "deputy (?:head|chief)",
  "chief (?:executive(?: officer)?|of staff|engineer|curator|architect)",
  "ceo",
  "curator",
  "conductor",
  "headmaster",
  "headmistress",
  "dean",
  "rector",
  "provost",
  "founder",
  "coach",
  "captain",
] as const;

const ENGLISH_GRADES =
  "(?:acting|former|deputy|vice|executive|lord|senior|honorary|then|associate|assistant|incoming|outgoing|first)";

/** Words for what a person is by trade, which stand beside names as offices do; only in the singular. */
const ENGLISH_TRADES = [
  "musician",
  "singer",
  "pianist",
  "violinist",
  "composer",
  "artist",
  "painter",
  "sculptor",
  "\\p{Ll}+(?:ologist|ographer|onomer|ician)",
  "architect",
  "designer",
  "author",
  "writer",
  "poet",
  "novelist",
  "filmmaker",
  "photographer",
  "historian",
  "scholar",
  "researcher",
  "engineer",
  "chef",
  "athlete",
  "swimmer",
  "teacher",
  "student",
  "journalist",
  "diplomat",
  "entrepreneur",
  "veterinarian",
  "zookeeper",
  "keeper",
] as const;

export const ENGLISH_ROLE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:${ENGLISH_GRADES}[ -]){0,3}(?:${ENGLISH_OFFICES.join("|")})|${ENGLISH_TRADES.join("|")})` +
    "(?![\\p{L}\\p{N}'’-]|\\s(?:Office|Council|Summit|Forum|House|Station|Cup))",
  "giu",
);

/** Offices as Chinese news writes them. 代表 is an office only of who is posted somewhere: elsewhere it is a verb. */
const CHINESE_OFFICES =
  "市長|知事|縣長|州長|省長|郡長|區長|里長|鄉長|鎮長|村長|總理|總統|首相|部長|次長|司長|署長|局長|處長|科長|課長|組長|主任委員|委員(?!會)|主任|秘書長|祕書長|執行秘書|參贊|公使|發言人|議長|議員|立法委員|立委|常委|董事長|創辦人|主席|會長|社長|理事長|幹事長|委員長|總幹事|校長|院長|園長|館長|所長|站長|廠長|船長|機長|台長|團長|隊長|領隊|執行長|總經理|經理|總裁|總監|總編輯|總教練|教練|大使|總領事|領事(?!館)|書記|主委|教授|顧問";

export const CHINESE_ROLE = new RegExp(
  `(?:(?:前任?|代理|常務|首席|榮譽|執行|現任|新任|時任)?(?:副|總)?(?:${CHINESE_OFFICES})|駐\\p{Script=Han}{1,8}代表)(?!團|們|會議|室|級|論壇|峰會|高峰會|選舉)`,
  "gu",
);

/** What a person is by trade; no name is looked for behind it, since other words follow it as often. */
export const CHINESE_TRADE =
  /(?:音樂家|藝術家|鋼琴家|作曲家|作家|畫家|雕塑家|建築師|設計師|攝影師|工程師|導演|歌手|演員|指揮家|學者|企業家|策展人|獸醫師?|保育員|飼育員|司機|師傅|裁判|\p{Script=Han}{1,3}學家)(?!們|團|協會)/gu;
