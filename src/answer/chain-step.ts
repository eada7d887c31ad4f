import { Runnable } from "@langchain/core/runnables";
import type { AskRequest } from "./answerer.ts";

/** The part of a run that its steps share: the request, and how long each step took. */
interface Run {
  readonly request: AskRequest;
  readonly timings: Record<string, number>;
}

/** A run with what the step before has made of it. */
export type Step<T> = Run & { readonly value: T };

/**
 * A step as a runnable: hands the run on with its result, and notes the milliseconds that it took. A `RunnableLambda`
 * would make a record for a trace of every call, which nobody may send anywhere.
 */
export class ChainStep<I, O> extends Runnable<Step<I>, Step<O>> {
  override readonly lc_namespace = ["city-exchange-chatbot", "answer"];
  override readonly name: string;
  readonly #run: (input: Step<I>) => O | Promise<O>;

  constructor(name: string, run: (input: Step<I>) => O | Promise<O>) {
    super();
    this.name = name;
    this.#run = run;
  }

  override async invoke({ request, timings, value }: Step<I>): Promise<Step<O>> {
    const started = performance.now();
    const made = await this.#run({ request, timings, value });
    const milliseconds = Math.round((performance.now() - started) * 100) / 100;
    return { request, timings: { ...timings, [this.name]: milliseconds }, value: made };
  }
}
