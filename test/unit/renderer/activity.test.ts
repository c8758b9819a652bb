import { expect, test } from "vitest";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import {
  changeWords,
  hasFailed,
  roleChangeWords,
  timelineEntries,
  withChanges,
} from "../../../renderer/activity/timeline-entries.ts";
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

test("what a login changed stands above it, and its roles beside it", () => {
  const runs = [sampleRun({ id: "new", startedAt: START + 2 }), sampleRun({ id: "old", startedAt: START })];
  const entries = timelineEntries(runs, [exchange({ startedAt: START + 1 })]);
  const none = { attributes: [], rolesAdded: 0, rolesRemoved: 0 };
  const changed = { runId: "new", attributes: ["Email", "Phone"], rolesAdded: 2, rolesRemoved: 1 };
  const all = withChanges(entries, [changed, { runId: "old", ...none }]);
  expect(all.map(({ kind }) => kind)).toEqual(["change", "login", "exchange", "login"]);
  expect(changeWords(changed)).toBe("Email and Phone changed by a login");
  expect(roleChangeWords(changed)).toBe("roles +2 −1");
  expect(roleChangeWords({ runId: "old", ...none })).toBeUndefined();
  expect(withChanges(entries, [])).toEqual(entries);
});
