import { expect, test } from "vitest";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { hasFailed, timelineEntries } from "../../../renderer/activity/timeline-entries.ts";
import { START, sampleRun } from "./login-run-samples.ts";

const exchange = (changes: Partial<ExchangeSummary>): ExchangeSummary => ({
  id: "e1",
  sender: "anonymous",
  sentAs: "Anonymous",
  method: "GET",
  url: "https://api.example/orders",
  startedAt: START,
  durationMs: 10,
  sizeInBytes: 2,
  tokenUse: "none",
  ...changes,
});

test("login runs and exchanges are one list, newest first", () => {
  const runs = [sampleRun({ id: "new", startedAt: START + 2 }), sampleRun({ id: "old", startedAt: START })];
  const entries = timelineEntries(runs, [exchange({ startedAt: START + 1, status: 200 })]);
  expect(entries.map((entry) => (entry.kind === "login" ? entry.run.id : entry.exchange.id))).toEqual([
    "new",
    "e1",
    "old",
  ]);
});

test("a failed login, an error status and no answer count as failed", () => {
  const [failed, succeeded] = timelineEntries(
    [sampleRun({ startedAt: START + 1 }), sampleRun({ state: "succeeded" })],
    [],
  );
  const exchanges = timelineEntries([], [exchange({ status: 200 }), exchange({ status: 404 }), exchange({})]);
  expect([failed, succeeded, ...exchanges].map((entry) => entry && hasFailed(entry))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});
