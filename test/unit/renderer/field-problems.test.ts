import { describe, expect, it } from "vitest";
import { type ClientConfigurationDraft, emptyDraft } from "#shared/configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";
import {
  fieldProblems,
  readOrigin,
  scopesNotOffered,
  urlProblem,
} from "../../../renderer/configurations/field-problems.ts";

const draftWith = (values: Partial<ClientConfigurationDraft>): ClientConfigurationDraft => ({
  ...emptyDraft("Northwind"),
  ...values,
});

describe("problems of a form's fields", () => {
  it("an unfinished draft has none", () => {
    expect(fieldProblems(emptyDraft("Northwind"))).toEqual({});
  });

  it("a mapping has those of its rows and of its parser", () => {
    const { provisioning, roleParsing } = emptyDraft("");
    const rows = [
      { attribute: "Email", source: "id_token" as const, expression: "email" },
      { attribute: "Email", source: "userinfo" as const, expression: "email" },
    ];
    expect(
      fieldProblems(
        draftWith({
          provisioning: { ...provisioning, flow: "custom", rows },
          roleParsing: { ...roleParsing, parser: "custom" },
        }),
      ),
    ).toMatchObject({
      "provisioning.rows": { tone: "error", message: "Email is mapped twice" },
      "provisioning.findBy": { tone: "error", message: "Name finds the user, so it has to be mapped" },
      "roleParsing.expression": { tone: "error", message: expect.stringContaining("custom expression") },
    });
  });

  it("C-48: plain HTTP is a problem unless it is allowed, or on this machine", () => {
    expect(urlProblem("http://id.example", false)).toContain("Plain HTTP");
    expect(urlProblem("http://id.example", true)).toBeUndefined();
    expect(urlProblem("http://127.0.0.1:9090/x", false)).toBeUndefined();
    expect(urlProblem("http://localhost", false)).toBeUndefined();
    expect(urlProblem("http://[::1]:8080", false)).toBeUndefined();
    expect(urlProblem("http://localhost.id.example", false)).toContain("Plain HTTP");
  });

  it.each(["https://id.example?tenant=1", "https://id.example/#x"])("C-46: %s is no issuer", (issuer) => {
    expect(fieldProblems(draftWith({ issuer })).issuer?.tone).toBe("error");
    expect(fieldProblems(draftWith({ issuer: "https://id.example/tenant/" }))).toEqual({});
  });

  it.each(["id.example", "ftp://id.example", "https://me:pw@id.example", "javascript:alert(1)"])(
    "%s cannot be called",
    (url) => {
      expect(urlProblem(url, true)).toBeDefined();
    },
  );

  it.each([
    ["http://proxy.example:8080", undefined],
    [" http://proxy.example/ ", undefined],
    ["https://proxy.example", "Only http proxies"],
    ["proxy.example:8080", "http://host:port"],
    ["socks5://proxy.example", "http://host:port"],
    ["http://me:pw@proxy.example", "user name or password"],
    ["http://proxy.example/path", "no path"],
  ])("says of the proxy %s what is wrong with it", (proxyUrl, words) => {
    const connection = { ...emptyDraft("").connection, proxyUrl };
    const problem = fieldProblems(draftWith({ connection }))["connection.proxyUrl"];
    if (words === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatchObject({ tone: "error", message: expect.stringContaining(words) });
  });

  it("a scope that is not offered is marked, if scopes are listed", () => {
    const capabilities = { ...emptyDraft("").capabilities, scopesSupported: ["openid", "offline"] };
    const selectedScopes = ["openid", "offline_access"];
    expect(scopesNotOffered({ capabilities, selectedScopes })).toEqual(["offline_access"]);
    expect(scopesNotOffered({ capabilities: emptyDraft("").capabilities, selectedScopes })).toEqual([]);
  });

  it.each([
    { host: "127.0.0.1", path: "callback" },
    { host: "127.0.0.1", path: "/call back" },
    { host: "127.0.0.1", path: "/callback", port: 0 },
    { host: "127.0.0.1", path: "/callback", port: 65536 },
  ] as const)("says of the redirect %o what the main process would refuse", (redirect) => {
    const draft = draftWith({ redirect: { ...emptyDraft("").redirect, ...redirect } });
    expect(Object.keys(fieldProblems(draft))).toHaveLength(1);
    expect(clientConfigurationDraftSchema.safeParse(draft).success).toBe(false);
  });
});

describe("an allowed origin", () => {
  it.each([
    ["https://api.example", "https://api.example"],
    ["https://API.example:443/v2?x=1", "https://api.example"],
    ["api.example:8443/v2", "https://api.example:8443"],
    ["http://127.0.0.1:3000/api", "http://127.0.0.1:3000"],
  ])("%s is %s", (typed, origin) => {
    expect(readOrigin(typed, false)).toEqual({ origin });
  });

  it.each(["", "*", "https://*.example", "http://api.example", "ftp://api.example", "https://"])(
    "%s is none",
    (typed) => {
      expect(readOrigin(typed, false)).toHaveProperty("problem");
    },
  );
});
