import { readCourtesy } from "./courtesy.ts";

/** Asks for an answer before the question itself, where that begins with a question word: "Could you tell me who led it?" */
const ASKING =
  /^(?:please )?(?:(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody)(?: please| kindly| possibly)?(?: help me)? (?:tell me|let me know|explain(?: to me)?|say|find out|look up)|(?:please )?(?:tell me|let me know)|do (?:you|u)(?: happen to)? know|(?:may|can|could|might) i (?:please )?(?:ask|know)(?: you)?|i (?:would like|(?:'|’)d like|want|wanted|wish|need|am trying) to (?:know|ask|find out|learn)|i(?:'|’)d like to (?:know|ask|find out|learn)|i(?:(?:'|’)m| am| was|(?:'|’)ve been| have been) (?:just )?(?:wondering|curious)|(?:a )?(?:quick )?question|i have a (?:quick )?question)(?: about this)?[,:]? )+(?=(?:(?:in|on|at|from|to|for|since|by|with|under) )?(?:who|whom|whose|what|which|when|where|why|how)\b)/iu;
/** Who writes, and for what: nothing that is asked about. A year or a name in it may be. */
const ABOUT_ONESELF =
  /^(?:[Ii] am|[Ii](?:'|’)m|[Ww]e are|[Ww]e(?:'|’)re) (?:just )?(?:a|an|the|two|some|new|from|writing|working|doing|calling|trying|preparing|looking|planning|studying|researching)\b[^?？\d\p{Lu}]*[.!。！]+\s+(?=\S)/u;

/**
 * A question without greetings, thanks, who asks and that something is asked: "Hi! I am a student. Could you tell me who
 * led it? Thanks." asks "who led it?". Comes back as it is where nothing would be left. `question` is clean text.
 */
export function plainQuestion(question: string): string {
  let { rest } = readCourtesy(question);
  for (let shorter = withoutOneself(rest); shorter !== rest; shorter = withoutOneself(rest)) rest = shorter;
  rest = rest.replace(ASKING, "");
  return rest === "" ? question : rest;
}

function withoutOneself(text: string): string {
  const told = ABOUT_ONESELF.exec(text)?.[0];
  if (told === undefined) return text;
  const left = readCourtesy(text.slice(told.length)).rest;
  return left === "" ? text : left;
}
