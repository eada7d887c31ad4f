import { setTimeout as delay } from "node:timers/promises";
import { callJson, type Grant, openConversation } from "../../http/direct-line-client.ts";
import { CALLED_BACK, type CalledBackName, type Platforms, type Written } from "./platform.ts";

/** Between two messages of a channel, at most. */
const PAUSE_MS = 20;
/** Messages of one person, before somebody else goes on: well within what one may ask. */
const OF_ONE_PERSON = 3;
/** Of what is handed in, the share that comes twice at the same moment. */
const TWICE_SHARE = 0.1;

/** A message on the web, in its conversation. */
export interface Asked {
  readonly grant: Pick<Grant, "conversationId" | "token">;
  /** As the client named it. */
  readonly clientId: string;
  readonly text: string;
}

/**
 * People who write through three channels. What was not acknowledged is handed in again, in the next process too, as
 * platforms and clients do.
 */
export class Traffic {
  /** The texts of messages that were acknowledged, by the platform's id of them. */
  readonly acknowledged: Readonly<Record<CalledBackName, Map<string, string>>> = {
    line: new Map(),
    teams: new Map(),
  };
  /** Questions that were acknowledged on the web, by the service's id of them. */
  readonly asked = new Map<string, Asked>();
  readonly #platforms: Platforms;
  readonly #random: () => number;
  readonly #unacknowledged: Readonly<Record<CalledBackName, Map<string, Written>>> = {
    line: new Map(),
    teams: new Map(),
  };
  readonly #unasked: Asked[] = [];
  #written = 0;

  constructor(platforms: Platforms, random: () => number) {
    this.#platforms = platforms;
    this.#random = random;
  }

  /** Writes to a service until the signal, and is not surprised when it dies. */
  async write(url: string, signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#handIn("line", url, signal),
      this.#handIn("teams", url, signal),
      this.#ask(url, signal),
    ]);
  }

  /** Hands in what was never acknowledged, once more. */
  async finish(url: string): Promise<void> {
    for (const name of CALLED_BACK) {
      for (const message of [...this.#unacknowledged[name].values()])
        await this.#handInOne(name, url, message);
    }
    for (const asked of this.#unasked.splice(0)) await this.#askOne(url, asked);
  }

  async #handIn(name: CalledBackName, url: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const [left] = this.#unacknowledged[name].values();
      const message = left ?? this.#newMessage(name);
      const copies = this.#random() < TWICE_SHARE ? 2 : 1;
      const handing = Array.from({ length: copies }, () => this.#handInOne(name, url, message));
      if ((await mayDie(Promise.all(handing))) === null) return;
      await this.#pause();
    }
  }

  #newMessage(name: CalledBackName): Written {
    const number = this.#written++;
    const id = `${name}-${number}`;
    const user = `person-${Math.floor(number / OF_ONE_PERSON)}`;
    const message = { id, user, text: `What about ${id}?` };
    this.#unacknowledged[name].set(id, message);
    return message;
  }

  async #handInOne(name: CalledBackName, url: string, message: Written): Promise<void> {
    const { id, text } = message;
    const response = await this.#platforms[name].handIn(url, message);
    if (!response.ok) throw new Error(`${name} got ${response.status}: ${await response.text()}`);
    this.acknowledged[name].set(id, text);
    this.#unacknowledged[name].delete(id);
    await response.arrayBuffer();
  }

  async #ask(url: string, signal: AbortSignal): Promise<void> {
    let grant: Grant | null = null;
    for (let number = 0; !signal.aborted; number++) {
      if (number % OF_ONE_PERSON === 0) grant = await mayDie(openConversation({ url }));
      if (grant === null) return;
      const clientId = `web-${this.#written++}`;
      const asked = this.#unasked.shift() ?? { grant, clientId, text: `What about ${clientId}?` };
      if ((await mayDie(this.#askOne(url, asked))) === null) return;
      await this.#pause();
    }
  }

  /** Returns the service's id of the question. */
  async #askOne(url: string, asked: Asked): Promise<string> {
    const { grant, clientId, text } = asked;
    const body = { type: "message", text, channelData: { clientActivityID: clientId } };
    const path = `/conversations/${grant.conversationId}/activities`;
    try {
      const { id } = await callJson<{ id: string }>({ url }, "POST", path, { token: grant.token, body });
      this.asked.set(id, asked);
      return id;
    } catch (error) {
      this.#unasked.push(asked);
      throw error;
    }
  }

  async #pause(): Promise<void> {
    await delay(this.#random() * PAUSE_MS);
  }
}

/** What comes of it; null where the service died meanwhile. */
async function mayDie<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    // fetch says so where the connection breaks or cannot be made; any other error is one.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
