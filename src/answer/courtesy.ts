import { toTraditional } from "../language/script.ts";

/** What people say to each other beside what they want to know. */
export type Courtesy = "greeting" | "thanks" | "farewell" | "noted";

/** A message without what is only said for courtesy, and what that was. */
export interface Courteous {
  /** The question; empty where nothing else was said. */
  readonly rest: string;
  /** In the order in which it stands. */
  readonly said: readonly Courtesy[];
}

/** Marks and pictures that end a clause. */
const MARK =
  "[,，.。!！~～、;；:：…?？\\-()（）^_\\p{Extended_Pictographic}\\u200D\\uFE0F\\u{1F3FB}-\\u{1F3FF}]";
const BETWEEN = `(?:\\s|${MARK})`;

/**
 * Whole clauses of each kind, English in small letters, which takes the engine a fraction of the time that either case does,
 * and Traditional Chinese; written from general usage.
 */
const CLAUSES: Readonly<Record<Courtesy, string>> = {
  greeting: [
    "(?:hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|dear (?:sir or madam|sirs?|madam|all|team))(?: there| everyone| everybody| all| again| bot| team| sir| madam)?",
    "how are you(?: doing)?(?: today)?|nice to meet you|excuse me|to whom it may concern|(?:i(?:'|’)?m |i am )?sorry (?:to|for) (?:bother|trouble|disturb|bothering|troubling|disturbing)(?:ing)? you",
    "is (?:anyone|anybody|somebody|someone) (?:there|here)|testing|test",
    "(?:請問)?(?:(?:客服|小編|市府|各位)?(?:您|你|妳)|大家)好(?:啊|呀|嗎|喔|哦)?|哈囉|哈嘍|嗨+|嘿+|安安|早安|午安|晚安|早上好|下午好|晚上好|(?:不好意思|抱歉)?打擾(?:了|一下|您了|你了)?|不好意思|(?:請問)?有人(?:在)?嗎|在嗎|測試",
  ].join("|"),
  thanks: [
    "(?:(?:ok|okay|great|perfect|alright|many|so|very|and|well),? ){0,2}(?:thanks?(?: you| u)?|thx|cheers|(?:it(?:'|’)s )?much appreciated|i (?:really )?appreciate (?:it|your help|that))(?: (?:so|very) much| a lot| a million| again| in advance| for (?:your|the|all|all your|all the) (?:kind |quick |great )?(?:help|time|answers?|reply|information|info|patience|assistance|support))*",
    "(?:that|this) (?:was|is) (?:very |really |so |most )?(?:helpful|kind|great|good|perfect|nice)(?: of you)?",
    "(?:非常|十分|真的|真是|太|很|先|那就?|好的?)?(?:謝謝|感謝|多謝|感恩|感激|謝)(?:您|你|妳|大家|喔|哦|唷|囉|啦|了|啊|呀|的?(?:幫忙|協助|回答|回覆|解答|說明|資訊))*|3q|(?:麻煩|拜託|辛苦)(?:您|你|妳)?了?",
  ].join("|"),
  farewell: [
    "(?:good ?)?bye(?:[ -]?bye)?|see (?:you|ya)(?: later| soon| tomorrow)?|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend|time)|good night|take care|(?:and )?that(?:'|’)?s (?:all|it)(?: for (?:now|today))?|(?:kind|best|warm) regards|(?:yours )?sincerely(?: yours)?|best wishes|no(?:,| )? ?thank(?:s| you)|nothing else",
    "再見|掰+|掰掰|拜拜|下次見|改天見|(?:那)?(?:先|就)?(?:先|就)這樣|沒事了?|沒有了|沒有?問題了?|不用了|不必了",
  ].join("|"),
  noted: [
    "ok+|okay|okey|k|alright|all right|i see|got it|understood|noted|great|nice|cool|perfect|good|fine|sure|wonderful|awesome|excellent|amazing|very (?:good|nice)|no problem|never ?mind|yes|yeah|yep|yup|no|nope|not really|right|exactly|lol|haha+|hmm+|wow",
    "好+(?:的|喔|哦|啊|了|吧|唷|啦)?|嗯+|喔+|哦+|(?:我)?(?:了解|瞭解|知道|明白|懂|收到)了?|原來如此|太好了|太棒了|好棒|讚+|不錯|很好|可以|是|對|不是|不對|是的|對的|對[啊呀]|沒錯|哈+|呵+",
  ].join("|"),
};
const KINDS = Object.keys(CLAUSES) as Courtesy[];

/** Said before a question and behind it; "no" and 可以 before one are a part of it. */
const BEFORE: readonly Courtesy[] = ["greeting", "thanks"];
const BEHIND: readonly Courtesy[] = ["thanks", "farewell", "greeting"];

/** Behind these a space is enough: "Hello which hotel was it". */
const CALL = "(?:hi+|hello+|hey+|good (?:morning|afternoon|evening)|dear all)(?: there| everyone| all)?";
/** Where a clause ends before a question; "how are you" may go on behind a space: "how are you going to". */
const END = `(?:\\s*${MARK}${BETWEEN}*|(?<=\\p{Script=Han})\\s+|(?<=^${BETWEEN}*${CALL})\\s+|$)`;
/** Where one begins behind a question: not in "why did he say thanks?". */
const START = `(?<=${MARK}\\s*|\\p{Script=Han}\\s+)`;

/** Each kind's clauses between two ends. */
function patterns(before: string, behind: string): readonly { kind: Courtesy; pattern: RegExp }[] {
  return KINDS.map((kind) => ({
    kind,
    pattern: new RegExp(`${before}(?:${CLAUSES[kind]})${behind}`, "u"),
  }));
}
/** Where a message is nothing else, a space parts clauses too: "ok thanks bye". */
const IN_A_ROW = patterns(`^${BETWEEN}*`, `(?:${BETWEEN}+|$)`);
const AHEAD = patterns(`^${BETWEEN}*`, END);
const AT_END = patterns(START, `${BETWEEN}*$`);
/** What a question no longer ends in once thanks are taken away. */
const OPEN_END = /[\s,，、;；]+$/u;
const NOTHING_SAID = new RegExp(`^${BETWEEN}*$`, "u");
const PICTURE = /\p{Extended_Pictographic}/u;

/** Clauses of courtesy that a message has at most; more are no courtesy, and each is looked for in all that follows it. */
const MOST_CLAUSES = 12;

/**
 * Tells what of a message is courtesy: "Hello! Which hotel was it? Many thanks." asks "Which hotel was it?". What is said
 * in the midst of a question stays there. `text` is clean.
 */
export function readCourtesy(text: string): Courteous {
  const small = toTraditional(text).toLowerCase();
  // Cut where the patterns were tried: a character becomes one, as a rule.
  const read = small.length === text.length ? small : text;
  const whole = clausesOf(read);
  if (whole !== null) return { rest: "", said: whole };
  let [start, end] = [0, text.length];
  const said: Courtesy[] = [];
  const behind: Courtesy[] = [];
  for (let left = MOST_CLAUSES; left > 0; left--) {
    const found = longest(AHEAD, read.slice(start, end), BEFORE);
    if (found === null) break;
    said.push(found.kind);
    start += found.length;
  }
  for (let left = MOST_CLAUSES; left > 0; left--) {
    const found = longest(AT_END, read.slice(start, end), BEHIND);
    if (found === null) break;
    behind.unshift(found.kind);
    end = start + read.slice(start, end - found.length).replace(OPEN_END, "").length;
  }
  return { rest: text.slice(start, end), said: [...said, ...behind] };
}

/** The kinds of a message that says nothing else; null for one that does. */
function clausesOf(text: string): Courtesy[] | null {
  const said: Courtesy[] = [];
  let rest = text;
  while (!NOTHING_SAID.test(rest)) {
    const found = said.length < MOST_CLAUSES ? longest(IN_A_ROW, rest, KINDS) : null;
    if (found === null) return null;
    said.push(found.kind);
    rest = rest.slice(found.length);
  }
  if (said.length > 0) return said;
  return PICTURE.test(text) ? ["noted"] : null;
}

interface Found {
  readonly kind: Courtesy;
  /** In UTF-16 units. */
  readonly length: number;
}

/** What fits most of a text, of some kinds. */
function longest(tries: typeof AHEAD, text: string, kinds: readonly Courtesy[]): Found | null {
  let best: Found | null = null;
  for (const { kind, pattern } of tries) {
    if (!kinds.includes(kind)) continue;
    const length = pattern.exec(text)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { kind, length };
  }
  return best;
}
