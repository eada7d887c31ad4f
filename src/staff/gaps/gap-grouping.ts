import { randomUUID } from "node:crypto";
import { THRESHOLD } from "../../answer/after-reading.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import type { GapAsked, GapGroup, GapStore, UngroupedQuestion } from "../../store/gap-store.ts";
import { keptEvidence } from "../history/kept-evidence.ts";
import { questionNames } from "./question-names.ts";

/** What questions are grouped with. */
export interface GroupingParts {
  readonly gaps: GapStore;
  /** Unit vectors of texts in either language, in their order. */
  readonly embedAll: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  /** Which embedding that is: vectors of another one cannot be compared with these. */
  readonly modelId: () => string;
  readonly reader: () => Pick<FeatureReader, "glossary" | "lexicon">;
}

/**
 * Answers whose best sentence was less than this above the threshold count as close. By an earlier model's
 * curve, a threshold raised by this lost 7 of 60 right answers and 6 of 8 made-up ones: what lies between is worth a look.
 */
const CLOSE = 0.5;
export const LOW_SCORE = THRESHOLD + CLOSE;

/**
 * What two questions that name the same have in common, beside the cosine of their vectors: the share of their concepts, the
 * kind of question, the attributes asked for. Weights and bound were chosen among eleven on pairs of development questions:
 * of those with the same answer 82 % lie above it (65 % across the languages), of the others at most 11 %, among them many
 * that mean the same after all. The cosine alone takes twice as many of those for the same recall.
 */
const WEIGHTS = { concepts: 0.2, kind: 0.1, frames: 0.1 } as const;
const LEAST_LIKENESS = 0.9;

const AT_ONCE = 16;

/** A question as it was completed from the ones before it, else as it was asked. */
export function wholeQuestion({
  question,
  evidence,
}: Pick<UngroupedQuestion, "question" | "evidence">): string {
  return keptEvidence(evidence)?.askedAs ?? question;
}

/**
 * Puts questions that were not answered well into groups of one meaning, across both languages, one after another: into
 * the group of the same names that it is most like, or a new one. What is done is kept in the store.
 */
export class GapGrouping {
  readonly #parts: GroupingParts;
  #running: Promise<boolean> | null = null;

  constructor(parts: GroupingParts) {
    this.#parts = parts;
  }

  /**
   * Groups at most so many questions that belong to no group yet, oldest first; whether more may be left. Who asks while
   * it is being done waits for that.
   */
  refresh(most: number): Promise<boolean> {
    this.#running ??= this.#run(most).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(most: number): Promise<boolean> {
    for (let done = 0; done < most;) {
      const questions = await this.#parts.gaps.ungrouped(LOW_SCORE, Math.min(AT_ONCE, most - done));
      if (questions.length === 0) return false;
      const vectors = await this.#parts.embedAll(questions.map(wholeQuestion));
      for (const [index, question] of questions.entries()) {
        const vector = vectors[index];
        if (vector !== undefined) await this.#put(question, vector);
      }
      done += questions.length;
    }
    return true;
  }

  async #put(question: UngroupedQuestion, vector: Float32Array): Promise<void> {
    const { gaps, modelId, reader } = this.#parts;
    const { glossary, lexicon } = reader();
    const whole = wholeQuestion(question);
    const names = questionNames(whole, glossary);
    const read = keptEvidence(question.evidence)?.understood;
    const asked: GapAsked = {
      kind: read?.kind ?? null,
      frames: [...(read?.frames ?? [])].sort(),
      concepts: [...new Set(lexicon.mentionsIn(whole).flatMap(({ ids }) => ids))],
    };
    const model = modelId();
    const nearest = nearestGroup({ vector, asked }, await gaps.groupsNaming(names, model));
    const group = nearest === null ? newGroup({ names, model, asked, vector }) : withVector(nearest, vector);
    const { answerId, kind, channel, at } = question;
    await gaps.put({ answerId, groupId: group.id, kind, channel, at }, group);
  }
}

function newGroup(first: Pick<GapGroup, "names" | "model" | "asked" | "vector">): GapGroup {
  const changedAt = new Date().toISOString();
  return { id: randomUUID(), ...first, size: 1, state: "open", changedAt };
}

function withVector(group: GapGroup, vector: Float32Array): GapGroup {
  return { ...group, vector: group.vector.map((part, at) => part + (vector[at] ?? 0)), size: group.size + 1 };
}

function nearestGroup(
  question: Pick<GapGroup, "vector" | "asked">,
  groups: readonly GapGroup[],
): GapGroup | null {
  let best: GapGroup | null = null;
  let most = LEAST_LIKENESS;
  for (const group of groups) {
    const likeness = likenessOf(question, group);
    if (likeness < most) continue;
    best = group;
    most = likeness;
  }
  return best;
}

function likenessOf(
  question: Pick<GapGroup, "vector" | "asked">,
  { vector, asked }: Pick<GapGroup, "vector" | "asked">,
): number {
  // A question's vector has length 1; a group's is a sum.
  const cosine = product(question.vector, vector) / Math.sqrt(product(vector, vector));
  const isSameKind = question.asked.kind !== null && question.asked.kind === asked.kind;
  const isSameFrames = asked.frames.length > 0 && question.asked.frames.join() === asked.frames.join();
  return (
    cosine +
    WEIGHTS.concepts * sharedPart(question.asked.concepts, asked.concepts) +
    (isSameKind ? WEIGHTS.kind : 0) +
    (isSameFrames ? WEIGHTS.frames : 0)
  );
}

/** Size of the intersection by that of the union (Jaccard); 0 where both are empty. */
function sharedPart(some: readonly string[], others: readonly string[]): number {
  const all = new Set([...some, ...others]);
  return all.size === 0 ? 0 : some.filter((one) => others.includes(one)).length / all.size;
}

function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, part, at) => sum + part * (b[at] ?? 0), 0);
}
