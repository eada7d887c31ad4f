import { openStore } from "../../src/store/conversation-store.ts";

// Writes until it is killed and says what was acknowledged, a line each. Takes the data folder, the address of the
// database (or nothing) and a name that makes its ids unique.
const [dataDir = "", databaseUrl = "", name = ""] = process.argv.slice(2);
const store = await openStore({
  dataDir,
  databaseUrl: databaseUrl === "" ? null : databaseUrl,
  retentionDays: 90,
});
const answer = {
  answer: { text: "x".repeat(10_000) },
  question: "q",
  evidence: [],
  steps: [],
  versions: { index: "i", prompt: "p", model: "m" },
  channel: "web",
};
await store.create({ id: "c1", channel: "web", person: "ab12" });

async function write(lane: number): Promise<never> {
  for (let index = 0; ; index++) {
    const id = `${name}-${lane}-${index}`;
    const sequence = await store.append("c1", { id, activity: { id, text: "x".repeat(1_000) } });
    process.stdout.write(`activity ${sequence} ${id}\n`);
    if (index % 5 === 0) {
      await store.saveAnswer("c1", id, answer);
      process.stdout.write(`answer 0 ${id}\n`);
    }
  }
}

await Promise.all([write(0), write(1), write(2)]);
