import { describe, expect, it, test } from "vitest";
import type { LoginDay } from "#shared/login/run-list.ts";
import { BARS_HEIGHT, dayChart } from "../../../renderer/login-chart/login-days.ts";
import { comparableRuns } from "../../../renderer/login-runs/comparable-runs.ts";
import { olderFirst, runName, runRow } from "../../../renderer/login-runs/run-row.ts";
import { START, sampleError, sampleRun } from "./login-run-samples.ts";

describe("a run in one line", () => {
  it("says who signed in and how long it took", () => {
    const run = sampleRun({
      state: "succeeded",
      endedAt: START + 4180,
      user: { id: "u1", name: "00u7", fullname: "Ines Marković", created: true },
    });
    expect(runRow(run)).toMatchObject({
      status: "passed",
      state: "succeeded",
      alias: "Northwind acceptance",
      who: "Ines Marković",
      outcome: "User created",
      took: "4.18 s",
    });
  });

  it("says in words why it failed, and in full where and what the provider said", () => {
    const error = sampleError({ wire: { httpStatus: 401, error: "invalid_client" } });
    const row = runRow(sampleRun({ error, loginHint: "ines@northwind.example" }));
    expect(row.who).toBe("ines@northwind.example (login hint)");
    expect(row.outcome).toBe("The provider did not accept the client authentication");
    expect(row.outcomeInFull.split("\n")).toEqual([
      "Login failed at the token endpoint",
      "The provider did not accept the client authentication.",
      "Said: 401 invalid_client",
    ]);
  });

  it("says that nobody is known, and that it has not ended", () => {
    expect(runRow(sampleRun({ state: "waiting_for_user" }))).toMatchObject({
      state: "under way",
      status: "incomplete",
      who: "",
      outcome: "Waiting for the browser",
      took: "under way",
    });
    expect(runName(sampleRun({ state: "cancelled" }))).toBe("login cancelled, Northwind acceptance");
  });
});

describe("runs to compare with", () => {
  const run = sampleRun({ id: "r1" });
  const own = [run, sampleRun({ id: "r2" }), sampleRun({ id: "r3", state: "preparing" })];
  const other = sampleRun({ id: "r4", configurationId: "c2" });

  it("are those of the same configuration first, ended, and not the run itself", () => {
    expect(comparableRuns(run, own, [other, ...own]).map(({ id }) => id)).toEqual(["r2", "r4"]);
  });

  it("stand in the order in which they happened", () => {
    const later = { id: "r9", startedAt: START + 1 };
    expect(olderFirst(later, run)).toEqual(["r1", "r9"]);
    expect(olderFirst(run, later)).toEqual(["r1", "r9"]);
  });
});

describe("logins by day", () => {
  const FRIDAY = new Date(2025, 10, 21).getTime();
  const day = (succeeded: number, failed: number): LoginDay => ({ startsAt: FRIDAY, succeeded, failed });

  test.each([
    [day(0, 0), "Fri 21 Nov: no login"],
    [day(1, 0), "Fri 21 Nov: 1 login"],
    [day(4, 1), "Fri 21 Nov: 5 logins, 1 failed"],
  ])("%j is named %s", (one, words) => expect(dayChart([one], 100).bars[0]?.words).toBe(words));

  it("counts them all", () => {
    expect(dayChart([day(57, 0), day(0, 4)], 100).words).toBe("61, 4 failed");
    expect(dayChart([day(3, 0)], 100).words).toBe("3");
    expect(dayChart([day(0, 0)], 100).words).toBe("none");
  });

  it("draws the failed part to scale on top, and the least that can be seen", () => {
    const { bars } = dayChart([day(100, 100), day(0, 1), day(0, 0)], 300);
    expect(bars.map(({ succeededHeight, failedHeight }) => [succeededHeight, failedHeight])).toEqual([
      [BARS_HEIGHT / 2, BARS_HEIGHT / 2],
      [0, 3],
      [0, 0],
    ]);
  });

  it("reaches from edge to edge, today last", () => {
    const { bars, barWidth } = dayChart(
      Array.from({ length: 14 }, () => day(1, 0)),
      240,
    );
    expect(bars[0]?.x).toBe(0);
    expect((bars.at(-1)?.x ?? 0) + barWidth).toBeCloseTo(240);
  });
});
