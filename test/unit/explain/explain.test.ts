import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../../main/explain/index.ts";
import { providerKindOf } from "../../../main/explain/provider-kind.ts";
import { failureOf } from "./explained-configuration.ts";

describe("what the provider said", () => {
  const saidBy = (wire: NonNullable<Parameters<typeof failureOf>[0]["wire"]>) =>
    explain(failureOf({ code: "token_error", step: "token_endpoint", wire })).said.map(
      ({ name, value }) => `${name}: ${value}`,
    );

  it("is told to the letter", () => {
    expect(
      saidBy({
        httpStatus: 401,
        error: "invalid_client",
        errorDescription: "<b>Client</b> authentication failed",
        errorUri: "https://id.example.com/errors/401",
        requestId: "7f3c-a90e-41d2",
      }),
    ).toEqual([
      "error: 401 invalid_client",
      "description: <b>Client</b> authentication failed",
      "more at: https://id.example.com/errors/401",
      "request ID: 7f3c-a90e-41d2",
    ]);
  });

  it.each(["\r\n", " "])("has the ids of Entra's descriptions in lines of their own (%j)", (separator) => {
    const errorDescription = [
      "AADSTS50105: The user isn't assigned.",
      "Trace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333",
      "Correlation ID: aaaa0000-bb11-2222-33cc-444444dddddd",
      "Timestamp: 2025-11-21 10:02:22Z",
    ].join(separator);
    expect(saidBy({ error: "access_denied", errorDescription })).toEqual([
      "error: access_denied",
      "description: AADSTS50105: The user isn't assigned.",
      "trace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333",
      "correlation ID: aaaa0000-bb11-2222-33cc-444444dddddd",
      "time: 2025-11-21 10:02:22Z",
    ]);
  });

  it("has an id once, though it came in a header and in the text", () => {
    const errorDescription = "It failed (request_id=abc-123456).";
    expect(saidBy({ error: "server_error", errorDescription, requestId: "abc-123456" })).toEqual([
      "error: server_error",
      "description: It failed (request_id=abc-123456).",
      "request ID: abc-123456",
    ]);
  });

  it("has both ids of an answer that tells request and login apart", () => {
    const ids = { requestId: "trace-123456", correlationId: "login-123456" };
    const errorDescription = "It failed.\r\nTrace ID: trace-123456\r\nCorrelation ID: login-123456";
    expect(saidBy({ error: "server_error", errorDescription, ...ids }).slice(2)).toEqual([
      "request ID: trace-123456",
      "correlation ID: login-123456",
    ]);
  });

  it("is nothing when there was no answer", () => {
    expect(explain(failureOf({ code: "connection_refused" })).said).toEqual([]);
  });
});

describe("the most specific entry", () => {
  const entryOf = (...failure: Parameters<typeof failureOf>) => explain(failureOf(...failure)).entryId;
  const invalidClient = { error: "invalid_client" };

  it("goes by the description before the situation, the error before the step, the step before the code", () => {
    const code = "token_error";
    const step = "token_endpoint";
    const clientId = "portal.acc";
    const errorDescription = "AADSTS7000215: Invalid client secret provided.";
    expect(entryOf({ code, step, wire: { ...invalidClient, errorDescription } }, { clientId })).toBe(
      "entra.7000215",
    );
    expect(entryOf({ code, step, wire: invalidClient }, { clientId })).toBe("client.basic_encoding");
    expect(entryOf({ code, step, wire: invalidClient })).toBe("oauth.invalid_client");
    expect(
      entryOf({ code: "authorization_error", step: "authorization_endpoint", wire: invalidClient }),
    ).toBe("oauth.authorize_invalid_client");
    expect(entryOf({ code, step, wire: { error: "something_else" } })).toBe("failure.token_error");
  });

  it("does not take one of Entra's numbers for another that begins with it", () => {
    const described = (errorDescription: string) => ({
      code: "token_error" as const,
      wire: { errorDescription },
    });
    expect(entryOf(described("AADSTS50013: x"))).toBe("entra.50013");
    expect(entryOf(described("AADSTS500139: x"))).toBe("failure.token_error");
  });

  it("is the provider's own where there is one", () => {
    const failure = { code: "authorization_error", wire: { error: "access_denied" } } as const;
    expect(entryOf(failure)).toBe("oauth.access_denied");
    expect(entryOf(failure, { issuer: "https://accounts.google.com" })).toBe("google.access_denied");
  });
});

describe("whose product an issuer is", () => {
  it.each([
    ["https://login.microsoftonline.com/t/v2.0", "entra"],
    ["https://sts.windows.net/t/", "entra"],
    ["https://contoso.b2clogin.com/t/v2.0/", "entra"],
    ["https://accounts.google.com", "google"],
    ["https://example.okta.com/oauth2/default", "okta"],
    ["https://example.eu.auth0.com/", "auth0"],
    ["https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a", "cognito"],
    ["https://example.my.salesforce.com", "salesforce"],
    ["https://id.example.com/auth/realms/demo", "keycloak"],
    ["https://login.microsoftonline.com.example.net/t/v2.0", undefined],
    ["https://evil-okta.com", undefined],
    ["https://id.example.com", undefined],
    ["", undefined],
  ])("%s: %s", (issuer, kind) => {
    expect(providerKindOf(issuer)).toBe(kind);
  });
});

describe("hostile words of a provider (property)", () => {
  it("are explained, and never become part of the explanation's own structure", () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 2000, unit: "binary" }),
      fc.constantFrom(
        "__proto__",
        "constructor",
        "{issuer}",
        "\u202e<script>",
        "a".repeat(2000),
        "e-mail ".repeat(280),
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (error, errorDescription, cause) => {
        const explanation = explain(
          failureOf({
            code: "token_error",
            step: "token_endpoint",
            cause,
            wire: { error, errorDescription },
          }),
        );
        expect(explanation.entryId).not.toBe("workbench.unknown_code");
        expect(explanation.said.every(({ value }) => typeof value === "string")).toBe(true);
      }),
    );
  });
});
