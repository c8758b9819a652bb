import { expect, it } from "vitest";
import { createRunStore, type KeptRun } from "../../../main/collection-runs/run-store.ts";
import { openTestData } from "../../support/temporary-data.ts";

const run = (id: string, state: KeptRun["state"]): KeptRun & { readonly steps: readonly string[] } => ({
  id,
  name: "Orders",
  state,
  startedAt: 1,
  asked: 3,
  done: 1,
  steps: ["kept whole"],
});

it("a run that a crash ended is a cancelled one, in its line and as a whole; others stay as they are", async () => {
  const data = await openTestData();
  const before = createRunStore(data);
  before.save({ kind: "collection" }, run("crashed", "running"));
  before.save({ kind: "collection" }, run("ended", "done"));

  const after = createRunStore(data);
  after.markInterrupted();

  expect(after.line("crashed")).toMatchObject({ state: "cancelled", done: 1 });
  expect(after.read("crashed")).toEqual(run("crashed", "cancelled"));
  expect(after.read("ended")).toEqual(run("ended", "done"));
});
