/** What a browser does with cookies and redirects, over several services on loopback. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Calls an address and keeps the cookies that it sets; follows nothing. */
  get(address: string): Promise<Response> {
    return this.#send(address, {});
  }

  /** Sends a form. */
  post(address: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(address, { method: "POST", body: new URLSearchParams(form) });
  }

  async #send(address: string, init: RequestInit): Promise<Response> {
    const { host } = new URL(address);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, {
      ...init,
      redirect: "manual",
      headers: { "Accept-Language": "en", ...(cookie === "" ? {} : { Cookie: cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects from an address until one leads to an address that begins with `until`, which is not called. */
  async follow(address: string, until: string): Promise<string> {
    let next = address;
    for (let steps = 0; steps < 10; steps++) {
      const response = await this.get(next);
      const location = response.headers.get("Location");
      if (location === null)
        throw new Error(`${next} led nowhere: ${response.status} ${await response.text()}`);
      next = new URL(location, next).href;
      if (next.startsWith(until)) return next;
    }
    throw new Error(`${address} leads from place to place`);
  }

  /** A cookie that it holds for an address; null where it holds none. */
  cookie(address: string, name: string): string | null {
    return this.#cookies.get(new URL(address).host)?.get(name) ?? null;
  }

  forget(address: string, name: string): void {
    this.#cookies.get(new URL(address).host)?.delete(name);
  }
}
