/**
 * Light English stemming: endings of number and tense, a final e, and y/i made one. Enough that "signed", "signing"
 * and "signs" meet, little enough that different words stay apart. The word is expected in lower case.
 */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z']+$/.test(word)) return word;
  let stemmed = word.replace(/'s?$/, "");
  if (stemmed.endsWith("ies") && stemmed.length > 4) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (/[^su]s$/.test(stemmed) && stemmed.length > 3) stemmed = stemmed.slice(0, -1);
  if (/ied$/.test(stemmed) && stemmed.length > 4) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/[aeiouy].*ed$/.test(stemmed) && !/eed$/.test(stemmed)) stemmed = undouble(stemmed.slice(0, -2));
  else if (/[aeiouy].*ing$/.test(stemmed) && stemmed.length > 5) stemmed = undouble(stemmed.slice(0, -3));
  if (stemmed.length > 3 && stemmed.endsWith("e")) stemmed = stemmed.slice(0, -1);
  if (stemmed.length > 3 && stemmed.endsWith("y")) stemmed = `${stemmed.slice(0, -1)}i`;
  return stemmed;
}

/** "plann" (from planned) is "plan"; "pass" and "full" keep both letters. */
function undouble(stemmed: string): string {
  return /([bdgmnprt])\1$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}
