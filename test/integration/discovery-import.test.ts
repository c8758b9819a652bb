import { describe, expect, test } from "vitest";
import { openScenario } from "../support/open-scenario.ts";
import { unusedPort } from "../support/ports.ts";
import type { AnswerBend, Members } from "../support/scriptable-provider/index.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";

/** Imports from a provider whose document is bent. */
const importFrom = async (discovery: AnswerBend, allowInsecureHttp = false) => {
  const { provider, errorOf } = await openScenario({ script: { discovery } });
  return errorOf("discovery.import", { automaticConfigurationUrl: provider.issuer, allowInsecureHttp });
};

const withMembers = (members: Members): AnswerBend => ({ document: (right) => ({ ...right, ...members }) });

describe("Import configuration", () => {
  test.each([
    ["the issuer", (issuer: string) => issuer],
    ["the issuer and a slash", (issuer: string) => `${issuer}/`],
    ["the document's URL", (issuer: string) => issuer + WELL_KNOWN],
    ["the issuer amid spaces", (issuer: string) => `  ${issuer} `],
  ])("takes %s and reads what the provider says (C-46)", async (_, typed) => {
    const { call, provider } = await openScenario();
    const imported = await call("discovery.import", {
      automaticConfigurationUrl: typed(provider.issuer),
      allowInsecureHttp: false,
    });
    expect(imported).toMatchObject({
      automaticConfigurationUrl: provider.issuer + WELL_KNOWN,
      issuer: provider.issuer,
      endpoints: {
        authorization: provider.metadata.authorization_endpoint,
        token: provider.metadata.token_endpoint,
        endSession: provider.metadata.end_session_endpoint,
        revocation: provider.metadata.revocation_endpoint,
        deviceAuthorization: "",
      },
      capabilities: {
        scopesSupported: ["openid", "profile", "email", "phone", "address", "offline_access"],
        issResponseParameterSupported: true,
      },
    });
  });

  test("stores nothing by itself", async () => {
    const { call, configuration, provider } = await openScenario();
    const before = await call("configurations.list", undefined);
    await call("discovery.import", { automaticConfigurationUrl: provider.issuer, allowInsecureHttp: false });
    expect(await call("configurations.list", undefined)).toEqual(before);
    expect(await call("configurations.get", { id: configuration.id })).toEqual(configuration);
  });
});

describe("Import configuration refuses", () => {
  test.each<readonly [string, AnswerBend, string]>([
    [
      "another issuer (RP-34, C-47)",
      withMembers({ issuer: "https://other.example" }),
      "discovery_issuer_mismatch",
    ],
    ["a document without issuer", withMembers({ issuer: undefined }), "discovery_invalid"],
    ["an issuer that is no text", withMembers({ issuer: 7 }), "discovery_invalid"],
    ["an endpoint that is no URL (C-48)", withMembers({ token_endpoint: "/token" }), "discovery_invalid"],
    [
      "an endpoint of another scheme (C-48)",
      withMembers({ token_endpoint: "file:///etc/passwd" }),
      "discovery_invalid",
    ],
    [
      "an endpoint over plain HTTP (C-48)",
      withMembers({ jwks_uri: "http://op.example/jwks" }),
      "insecure_url",
    ],
    ["a list", { document: (right) => [right] }, "discovery_invalid"],
    ["a document that is nested too deeply (C-50)", { content: deep(65) }, "discovery_invalid"],
    ["a page (F-71)", { content: "<!doctype html><title>Sign in</title>" }, "discovery_not_json"],
    ["nothing at all (F-71)", { content: "" }, "discovery_not_json"],
    ["bytes that are no UTF-8 (F-71)", { content: new Uint8Array([0x7b, 0xff, 0x7d]) }, "discovery_not_json"],
    ["a 404 (F-69)", { status: 404 }, "discovery_http_status"],
    ["a 500 (F-69)", { status: 500, content: "Internal error" }, "discovery_http_status"],
    ["a redirect (C-49, F-73)", { status: 302, headers: { location: "/elsewhere" } }, "redirect_refused"],
    [
      "an answer that is too large (C-50, F-72)",
      { content: " ".repeat(1024 * 1024 + 1) },
      "response_too_large",
    ],
    ["an answer that breaks off (F-70)", { breaksOff: true }, "connection_failed"],
  ])("%s", async (_, discovery, code) => {
    expect(await importFrom(discovery)).toMatchObject({ code });
  });

  test("no answer, after a while (F-67, C-88)", async () => {
    const {
      call: _,
      clock,
      errorOf,
      provider,
    } = await openScenario({ script: { discovery: { never: true } } });
    const error = errorOf("discovery.import", {
      automaticConfigurationUrl: provider.issuer,
      allowInsecureHttp: false,
    });
    await provider.received.arrival("discovery", 1);
    clock.advance(15_000);
    expect(await error).toMatchObject({ code: "timed_out" });
  });

  test("a place where nobody listens (F-66)", async () => {
    const { errorOf } = await openScenario();
    const automaticConfigurationUrl = `http://127.0.0.1:${await unusedPort()}`;
    const error = await errorOf("discovery.import", { automaticConfigurationUrl, allowInsecureHttp: false });
    expect(error).toMatchObject({ code: "connection_refused" });
  });

  test.each([
    ["", "invalid_input"],
    ["ftp://op.example", "invalid_input"],
    ["https://user:password@op.example", "invalid_input"],
    ["https://", "invalid_input"],
    ["http://op.example", "insecure_url"],
  ])("to call %j", async (automaticConfigurationUrl, code) => {
    const { errorOf } = await openScenario();
    expect(
      await errorOf("discovery.import", { automaticConfigurationUrl, allowInsecureHttp: false }),
    ).toMatchObject({
      code,
      field: "automaticConfigurationUrl",
    });
  });
});

/** A JSON object that is nested `levels` deep. */
function deep(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
}
