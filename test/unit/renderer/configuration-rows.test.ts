import { describe, expect, it } from "vitest";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import { moreEndpointsWords } from "../../../renderer/configurations/endpoint-display.ts";
import {
  filterTags,
  freeAlias,
  listRow,
  presetShown,
  searchConfigurations,
} from "../../../renderer/configurations/list-row.ts";
import { loginRow } from "../../../renderer/configurations/login-row.ts";
import { readWholeNumber } from "../../../renderer/settings/whole-number.ts";

const summary: ClientConfigurationSummary = {
  id: "c1",
  preset: "generic" as const,
  alias: "Northwind acceptance",
  tags: ["acc"],
  issuer: "https://id.acc.northwind.example/realms/x",
  clientId: "northwind-portal",
  missing: [],
  loginCount: 0,
};

describe("an endpoint", () => {
  it("that is folded says when it is not offered", () => {
    const none = emptyDraft("").endpoints;
    expect(moreEndpointsWords(none)).toBe("None offered");
    expect(moreEndpointsWords({ ...none, introspection: "a", revocation: "b" })).toBe(
      "PAR and device: not offered",
    );
    expect(
      moreEndpointsWords({ ...none, introspection: "a", revocation: "b", deviceAuthorization: "c" }),
    ).toBe("PAR: not offered");
  });
});

describe("the tags above the list", () => {
  const tagged = (...tags: readonly string[]) => ({ ...summary, tags });

  it("are the most used with their counts, in the order of the stages", () => {
    const all = [tagged("prod"), tagged("acc", "eu"), tagged("prod", "eu"), tagged("dev"), tagged("dev")];
    expect(filterTags(all)).toEqual([
      { tag: "dev", count: 2 },
      { tag: "prod", count: 2 },
      { tag: "eu", count: 2 },
    ]);
  });

  it("are none where nothing is tagged, and count a configuration once", () => {
    expect(filterTags([tagged()])).toEqual([]);
    expect(filterTags([tagged("dev", "dev")])).toEqual([{ tag: "dev", count: 1 }]);
  });
});

describe("a row of the configurations", () => {
  it("has the mark of its preset, the demo's its own whatever is chosen", () => {
    expect(presetShown({ ...summary, preset: "okta" })).toBe("okta");
    expect(presetShown({ ...summary, preset: "okta", isDemo: true })).toBe("demo");
  });

  it("shows the issuer's host, and that a login can run", () => {
    expect(listRow(summary)).toMatchObject({ status: "passed", line: "id.acc.northwind.example" });
  });

  it("gives the host up for what is missing, even after a failed login", () => {
    const missing = [
      { field: "clientId", message: "Client ID is missing" },
      { field: "clientSecret", message: "Client secret is missing" },
    ] as const;
    const row = listRow({ ...summary, missing, lastLogin: { state: "failed", endedAt: 1 } });
    expect(row).toMatchObject({ status: "incomplete", line: "Client ID is missing, 1 more" });
  });

  it("says that the last login failed", () => {
    const row = listRow({ ...summary, lastLogin: { state: "failed", endedAt: 1 } });
    expect(row).toMatchObject({ status: "failed", statusWords: "Last login failed" });
  });

  it("says what the doctor says, a failed check before a failed login", () => {
    const lastLogin = { state: "failed", endedAt: 1 } as const;
    expect(listRow({ ...summary, diagnosis: { failed: 2, warnings: 1 }, lastLogin })).toMatchObject({
      status: "failed",
      statusWords: "2 failed checks",
    });
    expect(listRow({ ...summary, diagnosis: { failed: 0, warnings: 1 } })).toMatchObject({
      status: "warning",
      statusWords: "Ready for a login, 1 warning",
    });
    expect(listRow({ ...summary, diagnosis: { failed: 0, warnings: 0 } }).status).toBe("passed");
  });

  it("says of the demo provider when it is off", () => {
    const lookalike = { ...summary, issuer: "http://127.0.0.1:9090", clientId: "sso-workbench" };
    const demo = { ...lookalike, isDemo: true as const };
    expect(listRow(demo, true)).toMatchObject({ status: "off", line: "127.0.0.1:9090, off" });
    expect(listRow(demo, false).status).toBe("passed");
    expect(listRow(lookalike, true).status).toBe("passed");
    expect(listRow(summary, true).status).toBe("passed");
  });

  it("is found by alias, issuer, client ID and tag, word by word", () => {
    const all = [
      summary,
      {
        ...summary,
        id: "c2",
        alias: "Google",
        tags: [],
        clientId: "portal",
        issuer: "https://accounts.google.com",
      },
    ];
    expect(searchConfigurations(all, "  ")).toHaveLength(2);
    expect(searchConfigurations(all, "north ACC").map(({ id }) => id)).toEqual(["c1"]);
    expect(searchConfigurations(all, "google.com").map(({ id }) => id)).toEqual(["c2"]);
    expect(searchConfigurations(all, "nothing")).toEqual([]);
  });

  it("gets an alias that is free, whatever its case", () => {
    expect(freeAlias("New", [])).toBe("New");
    expect(freeAlias("New", [{ alias: "new" }, { alias: "New 2" }])).toBe("New 3");
  });
});

describe("a login in one line", () => {
  const run: LoginRun = {
    id: "r1",
    configurationId: "c1",
    configurationAlias: "Northwind",
    state: "failed",
    startedAt: 1,
    browser: "system browser",
  };

  it("names the step that failed", () => {
    const error = { code: "token_error", message: "Refused.", advice: "", step: "token_endpoint" } as const;
    expect(loginRow({ ...run, error })).toEqual({
      status: "failed",
      words: "Token endpoint failed",
      note: "Token endpoint failed: Refused.",
    });
  });

  it("names who signed in", () => {
    const user = { id: "u1", name: "00u7", fullname: "", created: true };
    expect(loginRow({ ...run, state: "succeeded", user })).toMatchObject({ status: "passed", words: "00u7" });
  });

  it("tells what was cancelled from what is under way", () => {
    expect(loginRow({ ...run, state: "cancelled" }).words).toBe("Cancelled");
    expect(loginRow({ ...run, state: "exchanging" }).words).toBe("Under way");
  });
});

describe("a whole number in the settings", () => {
  const limits = { min: 10, max: 3600 };

  it("is taken within its limits", () => {
    expect(readWholeNumber(" 300 ", limits)).toEqual({ value: 300 });
  });

  it.each(["", "9", "3601", "1.5", "1e3", "-20", "ten"])("%s is refused with a sentence", (text) => {
    expect(readWholeNumber(text, limits)).toEqual({ problem: "A whole number from 10 to 3,600" });
  });
});
