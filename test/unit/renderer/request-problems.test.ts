import { describe, expect, it } from "vitest";
import { type ClientConfigurationDraft, emptyDraft } from "#shared/configurations/client-configuration.ts";
import { clientConfigurationDraftSchema } from "#shared/configurations/client-configuration-schema.ts";
import { promptChoiceOf, promptHelp } from "../../../renderer/configurations/prompt-choice.ts";
import {
  claimsProblem,
  requestProblems,
  resourceProblem,
} from "../../../renderer/configurations/request-problems.ts";

const empty = emptyDraft("Northwind");

const draftWith = (request: Partial<ClientConfigurationDraft["authorizationRequest"]>) => ({
  ...empty,
  authorizationRequest: { ...empty.authorizationRequest, ...request },
});

describe("problems of the authorization request", () => {
  it("are none where nothing is sent", () => {
    expect(requestProblems(empty)).toEqual({});
  });

  it("OIDC Core 3.1.2.1: prompt none stands alone", () => {
    expect(requestProblems(draftWith({ prompt: "none login" }))).toHaveProperty([
      "authorizationRequest.prompt",
      "tone",
    ]);
    expect(requestProblems(draftWith({ prompt: "none" }))).toEqual({});
    expect(requestProblems(draftWith({ prompt: "login consent" }))).toEqual({});
  });

  it.each(["{", '{ "userinfo": {', "[]", "null", '"userinfo"', "{ userinfo: {} }"])(
    "claims %s are refused, as they are on saving",
    (claims) => {
      expect(claimsProblem(claims)?.tone).toBe("error");
      expect(clientConfigurationDraftSchema.safeParse(draftWith({ claims })).success).toBe(false);
    },
  );

  it.each([
    "",
    "  ",
    '{ "userinfo": { "email": null } }',
    '{ "id_token": { "acr": { "essential": true } } }',
  ])("claims %s are accepted, as they are on saving", (claims) => {
    expect(claimsProblem(claims)).toBeUndefined();
    expect(clientConfigurationDraftSchema.safeParse(draftWith({ claims })).success).toBe(true);
  });

  it("claims that stand beside userinfo and id_token are named", () => {
    const problem = claimsProblem('{ "email": null, "userinfo": {} }');
    expect(problem).toEqual({ tone: "warning", message: expect.stringContaining("email") });
  });

  it("a JSON error says nothing twice and shows no half of the text", () => {
    const message = claimsProblem('{\n  "userinfo": {},\n  oops\n}')?.message ?? "";
    expect(message).not.toContain("oops");
    expect(message).not.toMatch(/position/u);
  });

  it.each([
    ["https://api.example.com/v2", undefined],
    ["urn:example:api", undefined],
    ["api", "absolute"],
    ["https://api.example.com/#x", "fragment"],
  ])("RFC 8707 2: resource %s: %s", (resource, words) => {
    if (words === undefined) expect(resourceProblem(resource)).toBeUndefined();
    else expect(resourceProblem(resource)).toContain(words);
  });

  it("a value without a name is not sent, and it is said so", () => {
    const problems = requestProblems({
      ...empty,
      extraParameters: {
        authorization: [{ name: "", value: "" }],
        token: [{ name: " ", value: "x" }],
        refresh: [{ name: "audience", value: "x" }],
      },
    });
    expect(Object.entries(problems)).toEqual([
      ["extraParameters.token", { tone: "warning", message: expect.stringContaining("name") }],
    ]);
  });
});

describe("prompt", () => {
  it.each([
    ["", ""],
    ["login", "login"],
    ["select_account", "select_account"],
    ["login consent", "other"],
    ["create", "other"],
  ])("%s is shown as %s", (prompt, choice) => {
    expect(promptChoiceOf(prompt)).toBe(choice);
  });

  it("says that offline access asks for consent by itself, as long as nothing else is chosen", () => {
    expect(promptHelp(["openid", "offline_access"], "")).toContain("prompt=consent");
    expect(promptHelp(["openid", "offline_access"], "login")).not.toContain("prompt=consent");
    expect(promptHelp(["openid"], "")).not.toContain("prompt=consent");
  });
});
