import { describe, expect, test } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import {
  administratorMessage,
  concernsAdministrator,
} from "../../../renderer/login-run/administrator-message.ts";
import { mergeEntry } from "../../../renderer/login-run/merge-entry.ts";
import { orderChecks } from "../../../renderer/login-run/order-checks.ts";
import { runPerson, runTitle } from "../../../renderer/login-run/run-words.ts";
import { suggestMethod } from "../../../renderer/login-run/suggest-method.ts";
import { wireErrorIn } from "../../../renderer/login-run/wire-error-in.ts";
import { formPairs } from "../../../renderer/trace/form-pairs.ts";
import { check, exchange, START, sampleError, sampleRun } from "./login-run-samples.ts";

const registration = {
  ...emptyDraft("Northwind acceptance"),
  clientId: "northwind-portal-acc",
  issuer: "https://id.example",
};

const wire = {
  httpStatus: 401,
  error: "invalid_client",
  errorDescription: "client\r\n  authentication failed",
  requestId: "7f3c-a90e",
};

describe("the message for the administrator", () => {
  const run = sampleRun({ error: sampleError({ wire, source: "RFC 6749 5.2" }), endedAt: START + 6_000 });
  const trace = [exchange(5, "token_endpoint", "POST https://id.example/oauth2/token?login_hint=ines", 401)];

  test("has what was refused, when in UTC, the correlation id and how the client is set up", () => {
    expect(administratorMessage(run, trace, registration).split("\n")).toEqual([
      "A login with client northwind-portal-acc at https://id.example fails.",
      "",
      "What happens: The provider did not accept the client authentication.",
      "Provider's answer: 401 invalid_client: client authentication failed",
      "At: POST https://id.example/oauth2/token",
      "Time: 21 Nov 2025, 10:02:17 UTC",
      "Request ID: 7f3c-a90e",
      "Client authentication: client_secret_basic",
      "Redirect URI: http://127.0.0.1/oauth/v2/callback",
      "Scopes: openid profile email",
      "Standard: RFC 6749 5.2",
      "",
      "Is the client registered with these values, and what does your log say at that time?",
    ]);
  });

  test("C-84 holds no body, no header and no query of an exchange", () => {
    const [entry] = trace;
    if (!entry) throw new Error("no entry");
    const request = {
      ...entry.request,
      headers: [{ name: "authorization", value: "Basic c2VjcmV0" }],
      body: { text: "client_secret=hunter22", sizeInBytes: 22, truncated: false },
    };
    const message = administratorMessage(run, [{ ...entry, request }], registration);
    for (const secret of ["c2VjcmV0", "hunter22", "login_hint"]) expect(message).not.toContain(secret);
  });

  test("asks about the address when the provider could not even be read", () => {
    const error = sampleError({ code: "connection_refused", step: "discovery" });
    const message = administratorMessage(sampleRun({ error }), [], registration);
    expect(message).toContain("Is this address right, and does the service run?");
    expect(message).not.toContain("Redirect URI");
  });

  test("does without a configuration that has been deleted", () => {
    expect(administratorMessage(run, [], undefined)).toContain('A login with "Northwind acceptance" fails.');
  });

  test("is offered for what the provider can mend only", () => {
    expect(concernsAdministrator(sampleError({ wire }))).toBe(true);
    expect(concernsAdministrator(sampleError({ code: "id_token_nonce_mismatch", step: "id_token" }))).toBe(
      true,
    );
    expect(concernsAdministrator(sampleError({ code: "port_in_use", step: "preparation" }))).toBe(false);
    expect(
      concernsAdministrator(sampleError({ code: "login_timed_out", step: "authorization_endpoint" })),
    ).toBe(false);
    expect(concernsAdministrator(sampleError({ code: "user_inactive", step: "provisioning" }))).toBe(false);
  });
});

describe("the title of a run", () => {
  test("names the step of a failure", () => {
    expect(runTitle(sampleRun({ error: sampleError() }))).toBe("Login failed at the token endpoint");
    expect(runTitle(sampleRun({ error: sampleError({ code: "login_timed_out" }) }))).toBe("Login timed out");
  });

  test("names the state otherwise", () => {
    expect(runTitle(sampleRun({ state: "waiting_for_user" }))).toBe("Waiting for the browser");
    expect(runTitle(sampleRun({ state: "succeeded" }))).toBe("Login succeeded");
  });

  test("a login hint is called so until a user is known", () => {
    expect(runPerson(sampleRun({ loginHint: "ines@x.example" }))).toBe("ines@x.example (login hint)");
    const user = { id: "u1", name: "00u7", fullname: "", created: true };
    expect(runPerson(sampleRun({ loginHint: "ines@x.example", user }))).toBe("00u7");
  });
});

test("checks stand in the order failed, warning, passed, not reached, then as they came", () => {
  const trace = [
    check(0, "callback", "a"),
    check(1, "callback", "b", "not_reached"),
    check(2, "id_token", "c", "failed"),
    check(3, "id_token", "d", "warning"),
    check(4, "id_token", "e"),
  ];
  expect(orderChecks(trace).map((one) => one.title)).toEqual(["c", "d", "a", "e", "b"]);
});

test("an entry that comes again with its answer takes the place of the first", () => {
  const detail = { run: sampleRun(), trace: [exchange(0, "discovery", "GET https://id.example/d")] };
  const answered = mergeEntry(detail, exchange(0, "discovery", "GET https://id.example/d", 200));
  const longer = mergeEntry(answered, check(1, "discovery", "a"));
  expect(longer.trace.map((entry) => entry.id)).toEqual(["run:0", "run:1"]);
  expect(longer.trace[0]).toHaveProperty("response");
});

describe("the method to change to", () => {
  const configuration = (listed: readonly string[]) => ({
    clientAuthenticationMethod: "client_secret_basic" as const,
    capabilities: { ...registration.capabilities, clientAuthenticationMethodsSupported: [...listed] },
  });

  test("is one that the provider lists, when it lists others than the one set", () => {
    const error = sampleError({ wire });
    expect(suggestMethod(error, configuration(["private_key_jwt", "client_secret_post"]))).toBe(
      "client_secret_post",
    );
  });

  test("is none when the method is listed, nothing is listed, or it is another error", () => {
    const error = sampleError({ wire });
    expect(
      suggestMethod(error, configuration(["client_secret_basic", "client_secret_post"])),
    ).toBeUndefined();
    expect(suggestMethod(error, configuration([]))).toBeUndefined();
    expect(suggestMethod(error, configuration(["none"]))).toBeUndefined();
    expect(suggestMethod(sampleError(), configuration(["client_secret_post"]))).toBeUndefined();
  });
});

test("a form body is read leniently, and masks stay", () => {
  expect(formPairs("grant_type=authorization_code&code=••••••••••&a+b=%41%&c")).toEqual([
    { name: "grant_type", value: "authorization_code" },
    { name: "code", value: "••••••••••" },
    { name: "a b", value: "%41%" },
    { name: "c", value: "" },
  ]);
});

test("Z-77 an answer that is no OAuth error has no error code", () => {
  const bodies = [undefined, "", "<html>", "[]", "null", '{"error":{"a":1}}', '{"error":""}'];
  expect(bodies.map(wireErrorIn)).toEqual(bodies.map(() => undefined));
  expect(wireErrorIn('{"error":"invalid_grant"}')).toBe("invalid_grant");
});
