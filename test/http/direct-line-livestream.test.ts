import { expect, it, onTestFinished } from "vitest";
import { callJson, type Grant, openConversation, poll, say, Stream } from "./direct-line-client.ts";
import { QUESTION, startForTest } from "./direct-line-service.ts";
import { englishAnswer } from "./fixtures.ts";
import { saidAnswer } from "./said-answer.ts";
import { ask } from "./service.ts";

const [FIRST, SECOND] = englishAnswer.sentences.map(({ text }) => text) as [string, string];

/** An activity of a livestream, with what the other tests leave out. */
interface Piece {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly replyToId: string;
  readonly entities: readonly Record<string, unknown>[];
  readonly channelData: Readonly<Record<string, unknown>>;
}

async function connect(url: string): Promise<Stream> {
  const stream = await Stream.open(url);
  onTestFinished(async () => {
    stream.socket.terminate();
    await stream.closed;
  });
  return stream;
}

/** All pieces of livestreams that came, with their final messages. */
function piecesIn({ frames }: Stream): Piece[] {
  const all = frames.flatMap(({ activities }) => activities) as unknown as Piece[];
  return all.filter(
    ({ channelData }) => (channelData as unknown) !== undefined && "streamType" in channelData,
  );
}

it("says an answer sentence by sentence, in activities that are not kept, and concludes it with the whole", async () => {
  const said = saidAnswer(englishAnswer);
  const service = await startForTest({ answer: said.answer });
  const grant = await openConversation(service);
  const stream = await connect(grant.streamUrl);
  const id = await say(service, grant, QUESTION);
  said.next();
  await expect.poll(() => piecesIn(stream).length).toBe(1);
  const [first] = piecesIn(stream);
  expect(first).toMatchObject({
    type: "typing",
    replyToId: id,
    channelData: { streamType: "streaming", streamId: first?.id, streamSequence: 1 },
  });
  expect(first?.text).toContain(FIRST);
  expect(first?.text).toMatch(/\n\n\[1\]: <https:\/\/news\.example\/[\w-]+> "[^"]+"$/u);
  expect(first?.entities).toEqual([
    expect.objectContaining({ "@type": "Message", additionalType: ["AIGeneratedContent"] }),
    { type: "streaminfo", streamType: "streaming", streamId: first?.id, streamSequence: 1 },
  ]);
  expect((await poll(service, grant)).activities).toHaveLength(1);

  said.next();
  await expect.poll(() => piecesIn(stream).length).toBe(2);
  said.next();
  await expect.poll(() => piecesIn(stream).length).toBe(3);
  const [, second, final] = piecesIn(stream);
  expect(second?.channelData).toMatchObject({ streamSequence: 2, streamId: first?.id });
  expect(second?.text.startsWith(first?.text.split("\n\n[1]:")[0] ?? "?")).toBe(true);
  expect(final).toMatchObject({
    type: "message",
    replyToId: id,
    channelData: { streamType: "final", streamId: first?.id, answer: { sentences: englishAnswer.sentences } },
  });
  expect(final?.channelData).not.toHaveProperty("streamSequence");
  expect(final?.entities).toContainEqual({ type: "streaminfo", streamType: "final", streamId: first?.id });
  // It goes on where what was read ends: what is known only now of the sources comes behind the sentences.
  expect(final?.text.startsWith(second?.text.split("\n\n[1]:")[0] ?? "?")).toBe(true);
  expect(final?.text.indexOf("One of the sources")).toBeGreaterThan(
    final?.text.indexOf(SECOND.slice(0, 8)) ?? 0,
  );

  // Who comes later, or asks instead of listening, gets the whole alone.
  const kept = await poll(service, grant);
  expect(kept.activities.map(({ type }) => type)).toEqual(["message", "message"]);
  const path = `/conversations/${grant.conversationId}?watermark=`;
  const again = await callJson<Grant>(service, "GET", path, { token: grant.token });
  const late = await connect(again.streamUrl);
  await expect.poll(() => late.messages.length).toBe(2);
  expect(piecesIn(late).map(({ channelData }) => channelData["streamType"])).toEqual(["final"]);
});

it("brings what has been said so far to a stream that opens only then", async () => {
  const said = saidAnswer(englishAnswer);
  const service = await startForTest({ answer: said.answer });
  const grant = await openConversation(service);
  const listening = await connect(grant.streamUrl);
  await say(service, grant, QUESTION);
  said.next();
  await expect.poll(() => piecesIn(listening).length).toBe(1);
  const path = `/conversations/${grant.conversationId}?watermark=`;
  const again = await callJson<Grant>(service, "GET", path, { token: grant.token });
  const late = await connect(again.streamUrl);
  await expect
    .poll(() => late.frames.map(({ activities }) => activities[0]?.type))
    .toEqual(["message", "typing"]);
  expect(piecesIn(late)).toEqual(piecesIn(listening));
  said.next();
  await expect.poll(() => piecesIn(late).length).toBe(2);
  said.next();
  await expect.poll(() => late.messages.length).toBe(2);
  expect(piecesIn(late)).toEqual(piecesIn(listening));
});

it("brings the newest of what was said while a slow reader's connection was full", async () => {
  // More than the two ends of a connection take in between them.
  const articleVersion = "w".repeat(16_000_000);
  const [source] = englishAnswer.sources;
  if (source === undefined) throw new Error("no source");
  const sentences = [FIRST, SECOND, "The last one."].map((text) => ({
    ...{ text, language: "en" as const, citations: [1] },
  }));
  const said = saidAnswer({ ...englishAnswer, sentences, sources: [{ ...source, articleVersion }] });
  const service = await startForTest({ answer: said.answer });
  const grant = await openConversation(service);
  const stream = await connect(grant.streamUrl);
  await say(service, grant, QUESTION);
  await expect.poll(() => stream.messages.length).toBe(1);
  stream.socket.pause();
  // By the answer of another request, the frame with the question has left; and then all three have been said.
  await poll(service, grant);
  sentences.forEach(said.next);
  await poll(service, grant);
  stream.socket.resume();
  await expect.poll(() => piecesIn(stream).at(-1)?.text).toContain("The last one.");
  // The one in between was not kept for it.
  expect(piecesIn(stream)).toHaveLength(2);
});

it("shows that somebody types only until the first sentence is said", async () => {
  const said = saidAnswer(englishAnswer);
  const service = await startForTest({ answer: said.answer });
  const grant = await openConversation(service);
  const stream = await connect(grant.streamUrl);
  await say(service, grant, QUESTION);
  for (const pieces of [1, 2]) {
    said.next();
    await expect.poll(() => piecesIn(stream).length).toBe(pieces);
  }
  said.next();
  await expect.poll(() => stream.messages.length).toBe(2);
  const types = stream.frames.flatMap(({ activities }) => activities.map(({ type }) => type));
  expect(types.filter((type) => type === "typing")).toHaveLength(3);
});

it("leaves an answer of which nothing was said before as it is, and asks for no sentences over HTTP", async () => {
  const service = await startForTest();
  const grant = await openConversation(service);
  await say(service, grant, QUESTION);
  await expect.poll(async () => (await poll(service, grant)).activities.length).toBe(2);
  const [, answered] = (await poll(service, grant)).activities as unknown as Piece[];
  expect(Object.keys(answered?.channelData ?? {})).toEqual(["answer"]);
  expect(JSON.stringify(answered?.entities)).not.toContain("streaminfo");
  await ask(service, { question: QUESTION });
  expect(service.asked.map(({ onSentence }) => onSentence !== undefined)).toEqual([true, false]);
});
