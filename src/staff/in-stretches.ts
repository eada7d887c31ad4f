import { setImmediate } from "node:timers/promises";

/** Sentences or titles looked at in one stretch: some milliseconds. */
const AT_ONCE = 32;

/** What a look at each of many things gives, in their order. Gives way to other work between stretches. */
export async function inStretches<Item, Found>(
  items: readonly Item[],
  look: (item: Item) => readonly Found[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    found.push(...look(item));
  }
  return found;
}
