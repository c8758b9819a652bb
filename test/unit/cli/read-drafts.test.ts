import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { readDrafts } from "../../../main/cli/read-drafts.ts";

const causeOf = (value: unknown): string => {
  try {
    readDrafts(JSON.stringify(value));
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.cause ?? thrown.error.message;
    throw thrown;
  }
  return "";
};

describe("drafts from JSON", () => {
  it("have the defaults of what they do not say, in their members' members, too", () => {
    const given = { alias: "A", endpoints: { token: "https://op.example/token" }, redirect: { port: 8123 } };
    const empty = emptyDraft("A");
    expect(readDrafts(`\ufeff${JSON.stringify(given)}`)).toEqual([
      {
        ...empty,
        endpoints: { ...empty.endpoints, token: "https://op.example/token" },
        redirect: { ...empty.redirect, port: 8123 },
      },
    ]);
  });

  it.each([
    [5, "entry 1, it is no JSON object"],
    [[{ alias: "A" }, null], "entry 2, it is no JSON object"],
    [{ alias: "A", endpoints: "x" }, "entry 1 “A”, endpoints: "],
    [{ alias: "A", redirect: [1] }, "entry 1 “A”, redirect: "],
    [{ alias: "A", clientID: "x" }, "entry 1 “A”, members: Unrecognized key"],
    [{ alias: "A", redirect: { port: 0 } }, "entry 1 “A”, redirect.port: "],
    [[], "The file has no configuration in it."],
    [Array.from({ length: 30 }, () => ({})), "; and 10 more"],
  ])("that are wrong are named: %j", (value, words) => {
    expect(causeOf(value)).toContain(words);
  });

  it("are refused without their values", () => {
    const cause = causeOf({ alias: "A", clientAuthenticationMethod: "hidden", allowInsecureHttp: "hidden" });
    expect(cause).toContain("clientAuthenticationMethod");
    expect(cause).not.toContain("hidden");
  });
});
