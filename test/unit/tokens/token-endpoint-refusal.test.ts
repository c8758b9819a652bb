import { describe, expect, it } from "vitest";
import { tokenEndpointRefusal, tokenResponseInvalid, wireErrorOf } from "../../../main/tokens/index.ts";
import { httpResponse, jsonResponse } from "../../support/http-response.ts";

describe("what a provider says about an error", () => {
  it("is passed on in its own words", () => {
    const body = {
      error: "invalid_grant",
      error_description: "Code not valid",
      error_uri: "https://op.example/e/1",
    };
    expect(wireErrorOf(jsonResponse(body, 400))).toEqual({
      httpStatus: 400,
      error: "invalid_grant",
      errorDescription: "Code not valid",
      errorUri: "https://op.example/e/1",
    });
  });

  it.each(["X-Request-Id", "request-id", "x-correlation-id", "x-ms-request-id", "X-Okta-Request-Id"])(
    "is found again by the correlation id of %s",
    (name) => {
      const headers = [[name, "id-1"]] as const;
      expect(wireErrorOf(httpResponse("", { status: 500, headers }))).toEqual({
        httpStatus: 500,
        requestId: "id-1",
      });
    },
  );

  it("is found again by Entra's two ids", () => {
    const body = { error: "x", trace_id: "trace-1", correlation_id: "correlation-1" };
    expect(wireErrorOf(jsonResponse(body, 400))).toMatchObject({
      requestId: "trace-1",
      correlationId: "correlation-1",
    });
  });

  it.each([
    [
      {
        message: "redirect_uri isn't an absolute URI.",
        type: "OAuthException",
        code: 191,
        fbtrace_id: "1Abc",
      },
      {
        error: "OAuthException 191",
        errorDescription: "redirect_uri isn't an absolute URI.",
        requestId: "1Abc",
      },
    ],
    [
      { code: 401, message: "Request is missing a credential.", status: "UNAUTHENTICATED" },
      { error: "UNAUTHENTICATED 401", errorDescription: "Request is missing a credential." },
    ],
    [{ code: "InvalidAuthenticationToken" }, { error: "InvalidAuthenticationToken" }],
    [{ message: "No." }, { errorDescription: "No." }],
    [{ code: {}, type: ["x"], message: 7 }, {}],
  ])("is read from an object in the place of the code: %j", (error, said) => {
    expect(wireErrorOf(jsonResponse({ error }, 400))).toEqual({ httpStatus: 400, ...said });
  });

  it.each([
    ["HTML", "<html>Bad gateway</html>"],
    ["nothing", ""],
    ["a list", "[1]"],
    ["bytes", new Uint8Array([0xff, 0xfe])],
    ["members of other types", '{"error":["x"],"error_description":["x"],"correlation_id":1}'],
  ])("may be %s, and then only the status is known (Z-77)", (_what, body) => {
    expect(wireErrorOf(httpResponse(body, { status: 502 }))).toEqual({ httpStatus: 502 });
  });

  it("is cut at 2,000 characters (Z-93)", () => {
    const wire = wireErrorOf(jsonResponse({ error: "x", error_description: "d".repeat(10_000) }, 400));
    expect(wire.errorDescription).toHaveLength(2000);
  });
});

describe("the refusal that an answer of the token endpoint leads to", () => {
  it.each([
    ["invalid_client", "clientSecret"],
    ["invalid_scope", "selectedScopes"],
  ])("for %s points at the field that mends it", (error, field) => {
    expect(tokenEndpointRefusal(jsonResponse({ error }, 400)).error).toMatchObject({
      code: "token_error",
      step: "token_endpoint",
      field,
      source: "RFC 6749 5.2",
      wire: { error, httpStatus: 400 },
    });
  });

  it.each(["invalid_grant", "invalid_request", "unauthorized_client", "unsupported_grant_type"])(
    "for %s explains the code",
    (error) => {
      const refusal = tokenEndpointRefusal(jsonResponse({ error }, 400)).error;
      expect(refusal.code).toBe("token_error");
      expect(refusal.message).not.toContain("error of its own");
    },
  );

  it.each(["slow_down", "constructor", "__proto__", "toString"])(
    "knows a code that is none: %s (Z-72)",
    (error) => {
      const refusal = tokenEndpointRefusal(jsonResponse({ error }, 400)).error;
      expect(refusal).toMatchObject({ code: "token_error", wire: { error } });
      expect(refusal.message).toContain("error of its own");
    },
  );

  it.each([
    [404, "URL"],
    [500, "Try again later"],
    [503, "Try again later"],
  ])("without a code is about the status %d (F-69, Z-77)", (status, advice) => {
    const refusal = tokenEndpointRefusal(httpResponse("<html>", { status })).error;
    expect(refusal).toMatchObject({ code: "token_http_status", wire: { httpStatus: status } });
    expect(refusal.message).toBe(`The token endpoint answered ${status}.`);
    expect(refusal.advice).toContain(advice);
  });

  it.each([301, 302, 307, 308])(
    "that is a %d names the new place, as it is not followed (C-49, F-73)",
    (status) => {
      const headers = [["location", "https://other.example/token"]] as const;
      const refusal = tokenEndpointRefusal(httpResponse("", { status, headers })).error;
      expect(refusal).toMatchObject({
        code: "redirect_refused",
        step: "token_endpoint",
        field: "endpoints.token",
      });
      expect(refusal.message).toContain("https://other.example/token");
    },
  );
});

describe("the refusal of a 200 that is no token response", () => {
  it.each([
    [{ ok: false, error: "invalid_code" }, "error of its own"],
    [{ error: "invalid_grant", error_description: "expired authorization code" }, "the code or the refresh"],
  ])("says which error it holds: %j", (body, message) => {
    const { error } = tokenResponseInvalid("access_token is missing", jsonResponse(body));
    expect(error).toMatchObject({
      code: "token_response_invalid",
      step: "token_endpoint",
      cause: "access_token is missing",
      wire: { httpStatus: 200, error: body.error },
    });
    expect(error.message).toContain(message);
  });

  it.each(["{}", '{"error":""}', '{"error":null}', "<html>"])("says none where there is none: %s", (body) => {
    const { error } = tokenResponseInvalid("not a token response", httpResponse(body));
    expect(error).not.toHaveProperty("wire");
    expect(error.message).toBe("The token endpoint's answer is not a token response.");
  });
});
