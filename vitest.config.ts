import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What is waited for comes at once on a machine at rest, and later on a busy one.
    expect: { poll: { timeout: 20_000 } },
    // Each file starts real servers and loads the embedding model: more at once than cores only makes them slower.
    maxWorkers: 2,
  },
});
