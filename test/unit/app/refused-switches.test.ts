import { describe, expect, it } from "vitest";
import { refusedSwitches } from "../../../main/app/refused-switches.ts";

const refused = (given: readonly string[], isRoot = false) =>
  refusedSwitches((name) => given.includes(name), { isRoot });

describe("the switches of a packaged program (EX-19)", () => {
  it.each([
    "remote-debugging-port",
    "remote-debugging-pipe",
    "inspect",
    "inspect-brk",
    "js-flags",
    "host-rules",
    "proxy-server",
    "ignore-certificate-errors",
    "disable-web-security",
    "load-extension",
    "no-sandbox",
  ])("do not include --%s", (name) => expect(refused([name])).toEqual([name]));

  it("include another data folder and the guided demo", () => {
    expect(refused(["user-data-dir", "guided-demo"])).toEqual([]);
  });

  it("include --no-sandbox for root alone, for whom Chromium has no sandbox", () => {
    expect(refused(["no-sandbox"], true)).toEqual([]);
    expect(refused(["no-sandbox", "inspect"], true)).toEqual(["inspect"]);
  });
});
