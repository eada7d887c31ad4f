import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { indexFolder } from "../retrieval/index-folder.ts";
import type { BuildFigures, FromContender, ToContender } from "./protocol.ts";

/** What a contender's process is started with. */
export interface ContenderStart {
  readonly name: string;
  /** Folder of the public sets, and the one whose paragraphs are indexed. */
  readonly data: string;
  readonly pool: string;
  /** Folder to write in, its own. */
  readonly dataDir: string;
  /** Folder with an index a set, made before; null where there is none. */
  readonly kept: string | null;
}

/** A contender that runs in a process of its own and does one thing at a time. */
export class RunningContender {
  readonly name: string;
  readonly #child: ChildProcess;

  constructor({ name, data, pool, dataDir, kept }: ContenderStart) {
    this.name = name;
    const index = kept === null ? "" : join(kept, indexFolder(pool));
    this.#child = fork(join(import.meta.dirname, "contender-process.ts"), [name, data, pool, dataDir, index]);
  }

  async build(): Promise<BuildFigures> {
    return this.#ask({ kind: "build" }, "built");
  }

  async ask(
    questions: readonly string[],
    k: number,
  ): Promise<Omit<Extract<FromContender, { kind: "asked" }>, "kind">> {
    return this.#ask({ kind: "ask", questions, k }, "asked");
  }

  /** Lets the process end, or ends it where it cannot any more. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    if (this.#child.connected) this.#child.send({ kind: "stop" } satisfies ToContender);
    await ended;
  }

  /** Rejects with what went wrong in the process, or where it ended. */
  async #ask<Kind extends FromContender["kind"]>(
    request: ToContender,
    kind: Kind,
  ): Promise<Extract<FromContender, { kind: Kind }>> {
    const gone = new AbortController();
    const replied = once(this.#child, "message", { signal: gone.signal });
    const left = (): void => {
      gone.abort();
    };
    this.#child.once("exit", left);
    try {
      this.#child.send(request);
      const [reply] = (await replied) as [FromContender];
      if (reply.kind === "failed") throw new Error(`${this.name}: ${reply.message}`);
      if (reply.kind !== kind) throw new Error(`${this.name} answered ${reply.kind} to ${request.kind}`);
      return reply as Extract<FromContender, { kind: Kind }>;
    } catch (error) {
      throw gone.signal.aborted ? new Error(`the process of ${this.name} ended before it answered`) : error;
    } finally {
      this.#child.off("exit", left);
    }
  }
}
