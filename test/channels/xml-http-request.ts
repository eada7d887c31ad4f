/** A connection that was kept open may be closed just when it is used again: browsers then send a GET once more. */
const TRIES_OF_GET = 2;

/**
 * As much of XMLHttpRequest as Bot Framework's client uses, over fetch: in Node, which has none, the client then runs as
 * it is.
 */
export class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = "";
  responseType = "";
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  ontimeout: ((event: unknown) => void) | null = null;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = "GET";
  #url = "";
  #received = new Headers();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#received.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string): void {
    void this.#sendAgain(body, this.#method === "GET" ? TRIES_OF_GET : 1);
  }

  async #sendAgain(body: string | undefined, tries: number): Promise<void> {
    try {
      await this.#send(body);
    } catch {
      if (this.#abort.signal.aborted) return;
      if (tries > 1) await this.#sendAgain(body, tries - 1);
      else this.#finish(0, "");
    }
  }

  async #send(body: string | undefined): Promise<void> {
    const response = await fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#abort.signal,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    this.#received = response.headers;
    this.#finish(response.status, text);
  }

  #finish(status: number, text: string): void {
    this.status = status;
    this.responseText = text;
    this.response = this.responseType === "json" && text !== "" ? JSON.parse(text) : text;
    this.readyState = 4;
    this.onreadystatechange?.({});
  }
}
