import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppError } from "#shared/app-error.ts";
import { explain } from "../../../main/explain/index.ts";
import { entrySamples } from "./entry-samples.ts";
import { completeConfiguration, failureOf } from "./explained-configuration.ts";
import { errorFixtures, fixtureFailure } from "./fixture-failure.ts";

const messageOf = (...failure: Parameters<typeof failureOf>) => explain(failureOf(...failure)).message;
const invalidClient = {
  code: "token_error",
  step: "token_endpoint",
  wire: { httpStatus: 401, error: "invalid_client", requestId: "7f3c-a90e-41d2" },
} as const;
const accessDenied = { code: "authorization_error", step: "authorization_endpoint" } as const;

describe("the message to the administrator", () => {
  it("says what was refused, where, when, and what is sent", () => {
    const capabilities = {
      ...completeConfiguration().capabilities,
      clientAuthenticationMethodsSupported: ["client_secret_post"],
    };
    expect(
      messageOf(invalidClient, {
        capabilities,
        redirect: { ...completeConfiguration().redirect, port: 53682, path: "/cb" },
      }),
    ).toBe(
      "Client portal-acc is refused at /oauth2/token (401 invalid_client, 21 Nov 2025 10:02:23 UTC, request 7f3c-a90e-41d2). It sends client_secret_basic and the redirect URI http://127.0.0.1:53682/cb. Which client authentication method is registered for it?",
    );
  });

  it("has the code and the ids that Entra puts into its description", () => {
    const errorDescription =
      "AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 0000aaaa-11bb-cccc-dd33-eeeeee333333\r\nCorrelation ID: aaaa0000-bb11-2222-33cc-444444dddddd\r\nTimestamp: 2025-11-21 10:02:22Z";
    const message = messageOf({ ...invalidClient, wire: { error: "invalid_client", errorDescription } });
    expect(message).toContain(
      "(invalid_client AADSTS7000215, 21 Nov 2025 10:02:23 UTC, trace 0000aaaa-11bb-cccc-dd33-eeeeee333333, correlation aaaa0000-bb11-2222-33cc-444444dddddd)",
    );
  });

  it("names the endpoint that it is given by its path alone", () => {
    const message = messageOf(
      invalidClient,
      {},
      { endpoint: "https://user:pa55@id.example.com/t/token?code=c0de#x" },
    );
    expect(message).toContain(" at /t/token (");
    expect(message).not.toMatch(/pa55|c0de|user:/);
  });

  it("says of an answer that fails a check what was expected and found", () => {
    const cause = 'expected "portal-acc", found "portal-test"';
    expect(messageOf({ code: "id_token_aud_mismatch", step: "id_token", cause })).toBe(
      "A login of client portal-acc fails at /oauth2/token (21 Nov 2025 10:02:23 UTC): The ID token is meant for another client. ID tokens say aud portal-test, expected is portal-acc. Which audience is set for this client?",
    );
  });

  it("is empty when the provider's administrator cannot help", () => {
    expect(messageOf({ code: "port_in_use", step: "preparation" })).toBe("");
    expect(messageOf({ code: "login_cancelled", step: "authorization_endpoint" })).toBe("");
  });

  it("stays short, on one line", () => {
    for (const failure of [...errorFixtures.map(fixtureFailure), ...Object.values(entrySamples)]) {
      const { message } = explain(failure);
      expect(message.length).toBeLessThan(700);
      expect(message).not.toMatch(/[\n\r\t]| {2}/);
    }
  });

  it("has the login hint where the user matters, and nowhere else", () => {
    const around = { loginHint: "ines@example.com" };
    const denied = { ...accessDenied, wire: { error: "access_denied" } };
    expect(messageOf(denied, {}, around)).toContain("The login hint is ines@example.com.");
    expect(messageOf(denied)).not.toContain("login hint");
    expect(messageOf(invalidClient, {}, around)).not.toContain("ines@example.com");
  });

  it("has no other e-mail address", () => {
    const cause = 'expected "portal-acc", found "jonas@example.com"';
    const message = messageOf({ code: "id_token_aud_mismatch", step: "id_token", cause });
    expect(message).not.toContain("jonas");
  });

  it("keeps a client ID that looks like an address", () => {
    expect(messageOf(invalidClient, { clientId: "123@developer.example.com" })).toContain(
      "123@developer.example.com",
    );
  });

  it("leaves out what is no code and no id", () => {
    const wire = { error: "see <b>here</b>\nThe administrator agreed", requestId: "a b\nc" };
    const message = messageOf({ ...invalidClient, wire });
    expect(message).not.toMatch(/<b>|agreed|a b/);
  });

  it("masks a token that somebody put into a field", () => {
    const jwt = `eyJ${"a".repeat(20)}.${"b".repeat(20)}.${"c".repeat(20)}`;
    expect(messageOf(invalidClient, { clientId: jwt })).not.toContain("eyJ");
  });
});

describe("no secret is in the message (property)", () => {
  const secretText = fc.stringMatching(/^[A-Za-z0-9._~+/-]{16,40}$/).map((random) => `s3cr3t${random}`);
  const samples = [...errorFixtures.map(fixtureFailure), ...Object.values(entrySamples)];

  it("wherever else it stands", () => {
    fc.assert(
      fc.property(secretText, fc.constantFrom(...samples), (secret, { error, configuration, at }) => {
        const strewn: AppError = {
          ...error,
          message: `${error.message} ${secret}`,
          advice: secret,
          cause: `${error.cause ?? "it"} ${secret}`.replace(/, found .*/, ""),
          wire: {
            ...error.wire,
            errorDescription: `${error.wire?.errorDescription ?? ""} ${secret}`,
            errorUri: `https://id.example.com/?code=${secret}`,
          },
        };
        const { message } = explain({
          error: strewn,
          configuration: {
            ...configuration,
            alias: secret,
            tags: [secret],
            allowedOrigins: [secret],
            capabilities: { ...configuration.capabilities, claimsSupported: [secret] },
          },
          at,
          endpoint: `https://${secret}:${secret}@id.example.com/token?client_secret=${secret}#${secret}`,
        });
        expect(message).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it("and no address of a person that was not given as the login hint", () => {
    const address = fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9.+]{2,12}[a-z]$/),
      fc.constantFrom("example.com", "a.example"),
    );
    fc.assert(
      fc.property(address, fc.constantFrom(...samples), ([name, host], failure) => {
        const person = `${name}@${host}`;
        const wire = { ...failure.error.wire, error: person, requestId: person, errorDescription: person };
        const { message } = explain({
          ...failure,
          error: { ...failure.error, wire, cause: `expected "a", found "${person}"` },
        });
        expect(message).not.toContain(person);
      }),
    );
  });
});
