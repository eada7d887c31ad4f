import type { Answer } from "../../src/answer/answer.ts";

/** Asks over HTTP; throws with the status and body of anything but an answer. */
export async function ask(url: string, question: string): Promise<Answer> {
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`"${question}" got ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}

/** Throws unless every quote of an answer stands where it says it does in the article version that it names. */
export async function checkQuotes(url: string, answer: Answer): Promise<number> {
  for (const source of answer.sources) {
    const response = await fetch(`${url}/api/articles/${source.articleId}?version=${source.articleVersion}`);
    const { body } = (await response.json()) as { body?: string };
    if (body?.slice(source.start, source.end) !== source.quote) {
      throw new Error(
        `the quote [${source.n}] of answer ${answer.id} does not stand in ${source.articleId} (${response.status})`,
      );
    }
  }
  return answer.sources.length;
}
