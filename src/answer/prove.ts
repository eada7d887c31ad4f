import type { Glossary } from "../language/glossary.ts";
import type { Composed, Verified } from "./composed.ts";
import { verifySentence } from "./verify.ts";

/** Keeps the composed sentences that their quotes carry and drops the others, with what was wrong. */
export function prove(composed: Composed, glossary: Glossary): Verified {
  const judged = composed.sentences.map((sentence) => ({
    sentence,
    failures: verifySentence(sentence, glossary, composed.composer),
  }));
  return {
    ...composed,
    sentences: judged.filter(({ failures }) => failures.length === 0).map(({ sentence }) => sentence),
    dropped: judged
      .filter(({ failures }) => failures.length > 0)
      .map(({ sentence, failures }) => ({
        sentence,
        failures: failures.map(({ kind, what }) => `${kind}: ${what}`),
      })),
  };
}
