import { expect, it } from "vitest";
import { readAgainAtMost } from "../../../renderer/bridge/read-again-at-most.ts";
import { createManualClock } from "../../support/manual-clock.ts";

it("reads at once, then at most ten times a second, and once more after the last change", () => {
  const clock = createManualClock();
  const reads: string[] = [];
  const stale = readAgainAtMost<string>((read) => reads.push(read), clock.after);
  for (let event = 0; event < 1000; event += 1) {
    stale("history");
    clock.advance(1);
  }
  // One at once, one each tenth of a second, of which the last is after the last change.
  expect(reads).toHaveLength(11);
  stale("users");
  expect(reads.at(-1)).toBe("users");
  clock.advance(1000);
  expect(reads).toHaveLength(12);
});
