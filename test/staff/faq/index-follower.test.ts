import { expect, it } from "vitest";
import { AGAIN_AFTER_MS, IndexFollower } from "../../../src/staff/faq/index-follower.ts";

/** A follower whose clock and articles are set by hand. */
function follower() {
  const world = { now: 0, isBehind: true, fails: false, updates: 0 };
  const articles = {
    isBehind: () => Promise.resolve(world.isBehind),
    update: async () => {
      world.updates++;
      await Promise.resolve();
      if (world.fails) throw new Error("the endpoint is down");
      world.isBehind = false;
    },
  };
  return { world, following: new IndexFollower(articles, () => world.now) };
}

it("updates an index that is behind, once for all who ask at a time, and then none that is not", async () => {
  const { world, following } = follower();
  await Promise.all([following.follow(), following.follow()]);
  await following.follow();
  expect(world.updates).toBe(1);
  world.isBehind = true;
  await following.follow();
  expect(world.updates).toBe(2);
});

it("tries an update that failed again, but not with every look", async () => {
  const { world, following } = follower();
  world.fails = true;
  await expect(following.follow()).rejects.toThrow("the endpoint is down");
  world.now = AGAIN_AFTER_MS - 1;
  await following.follow();
  expect(world.updates).toBe(1);
  world.now = AGAIN_AFTER_MS;
  world.fails = false;
  await following.follow();
  expect(world).toMatchObject({ updates: 2, isBehind: false });
});
