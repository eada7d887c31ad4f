import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { allCases, BY_HAND, BY_OTHER_HANDS, FALSE_TWIN } from "./cases.ts";
import { measure, type Measured, shareRefused } from "./measure.ts";
import { shippedReader } from "./shipped-reader.ts";
import type { Case } from "./source.ts";

/** One case in so many is put to the verifier here; `npm run verifier-report` takes all. */
const ONE_IN = 4;
/** Part of all mutants, or all faithful sentences, that one operator may make. */
const MOST_OF_ONE = 0.15;

let cases: Case[];
let measured: Measured[];

const WRITTEN = [BY_HAND, BY_OTHER_HANDS, FALSE_TWIN];

function isTaken({ text, operator }: Case): boolean {
  return WRITTEN.includes(operator) || (createHash("sha256").update(text).digest()[1] ?? 0) % ONE_IN === 0;
}

beforeAll(async () => {
  cases = await allCases();
  measured = measure(cases.filter(isTaken), await shippedReader());
});

describe("the set that the verifier is measured on", () => {
  it.each([true, false])(
    "has a thousand sentences and more, none in the main by one operator (faithful: %s)",
    (isFaithful) => {
      const ofKind = cases.filter((one) => one.isFaithful === isFaithful);
      const largest = Math.max(
        ...Array.from(Map.groupBy(ofKind, ({ operator }) => operator).values(), ({ length }) => length),
      );
      expect(ofKind.length).toBeGreaterThan(1_000);
      expect(largest / ofKind.length).toBeLessThanOrEqual(MOST_OF_ONE);
    },
  );

  it("has 75 sentences by hand on each side and more, half of them across languages", () => {
    const byHand = cases.filter(({ operator }) => operator === BY_HAND);
    for (const side of ["dev", "heldout"]) {
      const ofSide = byHand.filter((one) => one.side === side);
      expect(ofSide.length).toBeGreaterThanOrEqual(75);
      expect(ofSide.filter(({ isAcross }) => isAcross).length * 2).toBeGreaterThanOrEqual(ofSide.length);
    }
  });
});

/** A little beside what was measured: the shares of refused sentences that no change may fall behind. */
describe.each([
  { side: "dev", mutants: 0.99, across: 0.96, generated: 0.02, byHand: 0.13, byOthers: 0.43, twins: 0.79 },
  {
    ...{ side: "heldout", mutants: 0.98, across: 0.97, generated: 0.025, byHand: 0.44 },
    ...{ byOthers: 0.61, twins: 0.87 },
  },
])("on the side $side the verifier", ({ side, mutants, across, generated, byHand, byOthers, twins }) => {
  const share = (counts: (one: Measured) => boolean): number =>
    shareRefused(measured.filter((one) => one.side === side && counts(one)));

  it("refuses what is false", () => {
    const isMutant = ({ isFaithful, operator }: Measured): boolean => !isFaithful && operator !== FALSE_TWIN;
    expect(share((one) => isMutant(one) && one.language !== "across")).toBeGreaterThan(mutants);
    expect(share((one) => isMutant(one) && one.language === "across")).toBeGreaterThan(across);
    expect(share(({ operator }) => operator === FALSE_TWIN)).toBeGreaterThan(twins);
  });

  it("lets pass what is faithful", () => {
    expect(share(({ isFaithful, operator }) => isFaithful && !WRITTEN.includes(operator))).toBeLessThan(
      generated,
    );
    expect(share(({ operator }) => operator === BY_HAND)).toBeLessThan(byHand);
    expect(share(({ operator }) => operator === BY_OTHER_HANDS)).toBeLessThan(byOthers);
  });
});
