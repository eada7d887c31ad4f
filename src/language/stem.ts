/** Stems met so far; then they are forgotten, so that what citizens write fills no memory. */
const stems = new Map<string, string>();
const MOST_KEPT = 20_000;
/** A longer piece of a text keeps the whole text in memory (V8's sliced strings). */
const LONGEST_KEPT = 12;

/**
 * Light English stemming: endings of number and tense, a final e, and y/i made one. Enough that "signed", "signing"
 * and "signs" meet, little enough that different words stay apart. The word is expected in lower case.
 */
export function stem(word: string): string {
  if (word.length > LONGEST_KEPT) return stemOf(word);
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    if (stems.size >= MOST_KEPT) stems.clear();
    stemmed = stemOf(word);
    stems.set(word, stemmed);
  }
  return stemmed;
}

function stemOf(word: string): string {
  const bare = word.replace(/'s?$/, "");
  if (bare.length <= 3 || !/^[a-z']+$/.test(bare)) return bare;
  let stemmed = americanSpelling(bare);
  if (stemmed.endsWith("ies") && stemmed.length > 4) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (/[^su]s$/.test(stemmed) && stemmed.length > 3) stemmed = stemmed.slice(0, -1);
  if (/^[a-z]ied$/.test(stemmed) || stemmed.endsWith("greed")) stemmed = stemmed.slice(0, -1);
  else if (stemmed.endsWith("ied")) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/[aeiouy].*ed$/.test(stemmed) && !stemmed.endsWith("eed")) stemmed = verb(stemmed.slice(0, -2));
  else if (/[aeiouy].*ing$/.test(stemmed)) stemmed = verb(stemmed.slice(0, -3));
  if (stemmed.length > 3 && stemmed.endsWith("e")) stemmed = stemmed.slice(0, -1);
  if (stemmed.length > 3 && stemmed.endsWith("y")) stemmed = `${stemmed.slice(0, -1)}i`;
  // "install" as "installed" becomes below; "call" and "called" keep both letters.
  return stemmed.replace(/(?<=[aeiou][a-z]*[^aeiou][aeiou])ll$/, "l");
}

/** A verb without -ed or -ing. "us" (from used) is "use": in small letters it is also the country. */
function verb(stemmed: string): string {
  return stemmed.length < 3 ? `${stemmed}e` : undouble(stemmed);
}

/** British spellings that news uses beside the American ones: "colour", "centre", "programme", "organise", "councillor". */
function americanSpelling(word: string): string {
  return word
    .replace(/(?<=[a-z]{2}[bdlmnv])our(?=s?$|ed$|ing$|able$)/, "or")
    .replace(/(?<=[a-z]{3}t)re(?=s?$)/, "er")
    .replace(/ogramme(?=s?$)/, "ogram")
    .replace(
      /(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)(?<!(?:ra|ro|vi|ex|adv|prem|prom)is)/,
      "iz",
    )
    .replace(/(?<=[aeiou][a-z]*[^aeiou][aeiou])ll(?=(?:ed|ing|or|ors|er|ers)$)/, "l");
}

/** "plann" (from planned) is "plan"; "pass" and "add" keep both letters. */
function undouble(stemmed: string): string {
  return stemmed.length > 3 && /([bdgmnprt])\1$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}
