import type { ContenderKind } from "./contender.ts";
import { LangChainContender } from "./langchain-contender.ts";
import { LexicalContender } from "./lexical-contender.ts";
import { MiniSearchContender } from "./minisearch-contender.ts";
import { OramaContender } from "./orama-contender.ts";
import { ServiceContender } from "./service-contender.ts";
import { hanBigrams } from "./han-bigrams.ts";

/** All that are measured, ours first on each side. */
export const CONTENDERS = {
  service: {
    label: "this service's search",
    side: "whole query",
    open: (ground) => new ServiceContender(ground),
  },
  langchain: {
    label: "LangChain HNSWLib, default splitter",
    side: "whole query",
    open: (ground) => new LangChainContender({ ...ground, isGlossed: false }),
  },
  "langchain-gloss": {
    label: "LangChain HNSWLib, default splitter, our gloss",
    side: "whole query",
    open: (ground) => new LangChainContender({ ...ground, isGlossed: true }),
  },
  lexical: {
    label: "this service's lexical index",
    side: "words alone",
    open: (ground) => new LexicalContender({ ...ground, isPlain: false }),
  },
  "plain-loop": {
    label: "plain BM25 loop, the same terms",
    side: "words alone",
    open: (ground) => new LexicalContender({ ...ground, isPlain: true }),
  },
  minisearch: {
    label: "MiniSearch, default tokenizer",
    side: "words alone",
    open: () => new MiniSearchContender(null),
  },
  "minisearch-bigrams": {
    label: "MiniSearch, Chinese bigrams",
    side: "words alone",
    open: () => new MiniSearchContender(hanBigrams),
  },
  orama: {
    label: "Orama, default tokenizer",
    side: "words alone",
    open: () => new OramaContender({ isMandarin: false }),
  },
  "orama-mandarin": {
    label: "Orama, its Mandarin tokenizer",
    side: "words alone",
    open: () => new OramaContender({ isMandarin: true }),
  },
} as const satisfies Readonly<Record<string, ContenderKind>>;

export type ContenderName = keyof typeof CONTENDERS;

export function isContenderName(name: string): name is ContenderName {
  return Object.hasOwn(CONTENDERS, name);
}
