const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const SMALL_ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const TENS_ORDINALS = TENS.map((word) => word.replace(/y$/, "ieth"));
const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    thousand: 1e3,
    thousandth: 1e3,
    million: 1e6,
    millionth: 1e6,
    billion: 1e9,
    billionth: 1e9,
  }),
);

const UNIT = [...SMALL.slice(1, 10), ...SMALL_ORDINALS.slice(1, 10)].join("|");
const ANY_SMALL = [...SMALL_ORDINALS.slice(1), ...SMALL].sort((a, b) => b.length - a.length).join("|");
/** "a hundred and fifty" is "one hundred and fifty". */
const A = "an?(?=[ -](?:hundred|thousand|million|billion)(?!\\p{L}))";
const BELOW_HUNDRED = `(?:${TENS_ORDINALS.join("|")}|(?:${TENS.join("|")})(?:[- ](?:${UNIT}))?|${ANY_SMALL}|${A})`;
const SCALE = "(?:(?:thousand|million|billion)(?:th)?)";
// "two hundred and three hundred" are two numbers: what follows a unit must not begin the next number.
const ENDS = `(?!\\p{L}|[- ](?:hundred|${UNIT}))`;
const BELOW_THOUSAND = `(?:${BELOW_HUNDRED}(?:[ -]hundred(?:th)?(?:(?: and)? ${BELOW_HUNDRED}${ENDS})?)?)`;

/** A number in English words, as far as it goes: "two hundred and fifty", "twenty-first", "five hundred thousand". */
export const NUMBER_WORDS = new RegExp(
  `(?<!\\p{L})(?:${BELOW_THOUSAND}(?:[ -]${SCALE})*(?:(?<=${SCALE})(?: and)? ${BELOW_THOUSAND}${ENDS}(?![- ]${SCALE}))?|hundredth)(?!\\p{L})`,
  "giu",
);

/** Value of what `NUMBER_WORDS` matched, in small letters. */
export function wordNumber(words: string): { value: number; ordinal: boolean } {
  let total = 0;
  let group = 0;
  for (const word of words.split(/[- ]+(?:and )?/)) {
    const scale = SCALES.get(word);
    if (scale !== undefined) {
      // "five thousand million": a scale multiplies the one before it.
      total = (group === 0 ? total : total + group) * scale;
      group = 0;
    } else if (word.startsWith("hundred")) {
      group = Math.max(group, 1) * 100;
    } else {
      group += smallValue(word);
    }
  }
  return { value: total + group, ordinal: /(?:th|first|second|third)$/.test(words) };
}

function smallValue(word: string): number {
  if (word === "a" || word === "an") return 1;
  const tens = Math.max(TENS.indexOf(word), TENS_ORDINALS.indexOf(word));
  return tens >= 0 ? (tens + 2) * 10 : Math.max(SMALL.indexOf(word), SMALL_ORDINALS.indexOf(word));
}
