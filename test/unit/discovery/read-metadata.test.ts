import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { readMetadata } from "../../../main/discovery/index.ts";
import type { HttpResponse } from "../../../main/ports/http.ts";
import { failureOf } from "../../support/failure-of.ts";
import { httpResponse, jsonResponse } from "../../support/http-response.ts";

const ISSUER = "https://op.example";
const URL_OF_DOCUMENT = `${ISSUER}/.well-known/openid-configuration`;
const sound = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/jwks`,
};

type Options = Partial<Parameters<typeof readMetadata>[2]>;

const read = (response: HttpResponse, options: Options = {}, url = URL_OF_DOCUMENT) =>
  readMetadata(response, url, { allowInsecureHttp: false, now: 1_000, ...options });

const readWith = (members: object, options?: Options) =>
  read(jsonResponse({ ...sound, ...members }), options);

const codeOf = async (action: () => unknown) => (await failureOf(action)).code;

describe("a discovery document", () => {
  it("gives the issuer, the endpoints by our names, and what the provider can do", () => {
    const metadata = readWith({
      userinfo_endpoint: `${ISSUER}/me`,
      end_session_endpoint: `${ISSUER}/end`,
      introspection_endpoint: `${ISSUER}/introspect`,
      revocation_endpoint: `${ISSUER}/revoke`,
      pushed_authorization_request_endpoint: `${ISSUER}/par`,
      device_authorization_endpoint: `${ISSUER}/device`,
      scopes_supported: ["openid", "email"],
      claims_supported: ["sub"],
      token_endpoint_auth_methods_supported: ["client_secret_post"],
      code_challenge_methods_supported: ["S256"],
      id_token_signing_alg_values_supported: ["ES256"],
      authorization_response_iss_parameter_supported: true,
      require_pushed_authorization_requests: true,
      subject_types_supported: ["pairwise"],
      response_modes_supported: ["query", "jwt"],
      authorization_signing_alg_values_supported: ["PS256"],
      request_object_signing_alg_values_supported: ["ES256", "none"],
      request_object_encryption_alg_values_supported: ["RSA-OAEP-256"],
      request_object_encryption_enc_values_supported: ["A256GCM"],
      require_signed_request_object: true,
      dpop_signing_alg_values_supported: ["ES384"],
      registration_endpoint: `${ISSUER}/register`,
      mtls_endpoint_aliases: { token_endpoint: `${ISSUER}/mtls/token`, unknown_endpoint: 1 },
    });
    expect(metadata).toEqual({
      issuer: ISSUER,
      endpoints: {
        authorization: `${ISSUER}/authorize`,
        token: `${ISSUER}/token`,
        userinfo: `${ISSUER}/me`,
        jwks: `${ISSUER}/jwks`,
        endSession: `${ISSUER}/end`,
        introspection: `${ISSUER}/introspect`,
        revocation: `${ISSUER}/revoke`,
        pushedAuthorizationRequest: `${ISSUER}/par`,
        deviceAuthorization: `${ISSUER}/device`,
        registration: `${ISSUER}/register`,
      },
      capabilities: {
        scopesSupported: ["openid", "email"],
        claimsSupported: ["sub"],
        clientAuthenticationMethodsSupported: ["client_secret_post"],
        codeChallengeMethodsSupported: ["S256"],
        idTokenSigningAlgorithmsSupported: ["ES256"],
        issResponseParameterSupported: true,
        pushedAuthorizationRequestsRequired: true,
        subjectTypesSupported: ["pairwise"],
        responseModesSupported: ["query", "jwt"],
        authorizationSigningAlgorithmsSupported: ["PS256"],
        requestObjectSigningAlgorithmsSupported: ["ES256", "none"],
        requestObjectEncryptionAlgorithmsSupported: ["RSA-OAEP-256"],
        requestObjectEncryptionMethodsSupported: ["A256GCM"],
        signedRequestObjectRequired: true,
        dpopSigningAlgorithmsSupported: ["ES384"],
        mtlsEndpoints: {
          token: `${ISSUER}/mtls/token`,
          userinfo: "",
          introspection: "",
          revocation: "",
          pushedAuthorizationRequest: "",
        },
        importedAt: 1_000,
      },
    });
  });

  it("is read whatever content type it comes with, and with a byte order mark (Z-20)", () => {
    const text = JSON.stringify(sound);
    expect(read(httpResponse(text, { headers: [["content-type", "text/html"]] })).issuer).toBe(ISSUER);
    expect(read(httpResponse(`\uFEFF${text}`)).issuer).toBe(ISSUER);
  });

  it.each([
    ["HTML", "<!doctype html><title>Sign in</title>"],
    ["nothing", ""],
    ["half of it", JSON.stringify(sound).slice(0, 40)],
    ["UTF-16", Buffer.from(JSON.stringify(sound), "utf16le")],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from('{"issuer":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    ],
    ["NaN in it", '{"issuer":NaN}'],
  ])("that is not JSON is refused: %s (Z-01, Z-20)", async (_what, body) => {
    const error = await failureOf(() =>
      read(httpResponse(body, { headers: [["content-type", "text/html; charset=utf-8"]] })),
    );
    expect(error).toMatchObject({ code: "discovery_not_json", step: "discovery" });
    expect(error.message).toContain("text/html");
  });

  it.each(["[]", '"text"', "null", "7", "true", `[${JSON.stringify(sound)}]`])(
    "that is no object is refused: %s (Z-02)",
    async (body) => {
      expect(await codeOf(() => read(httpResponse(body)))).toBe("discovery_invalid");
    },
  );

  it("that nests 10,000 levels is refused (Z-15)", async () => {
    const deep = `{"issuer":"${ISSUER}","x":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
    expect(await codeOf(() => read(httpResponse(deep)))).toBe("discovery_invalid");
  });
});

describe("the issuer in a discovery document", () => {
  it.each([
    [{}],
    [{ issuer: 5 }],
    [{ issuer: [ISSUER] }],
    [{ issuer: { a: 1 } }],
    [{ issuer: "" }],
    [{ issuer: null }],
  ])("must be there as text: %j (Z-03, Z-04)", async (document) => {
    expect(await codeOf(() => read(jsonResponse(document)))).toBe("discovery_invalid");
  });

  it.each([
    "https://OP.EXAMPLE",
    "https://op.example:443",
    "http://op.example",
    "https://op.example.",
    "https://op.example/other",
    "https://op.example//",
    "https://xn--p-0ga.example",
    "https://\u043ep.example",
    "https://op.example?x=1",
    "https://op.example#x",
    "https://user@op.example",
    "op.example",
  ])("must be the one that the URL stands for: %s (Z-05, Z-06, RP-34)", async (issuer) => {
    expect(await failureOf(() => readWith({ issuer }))).toMatchObject({
      code: "discovery_issuer_mismatch",
      field: "automaticConfigurationUrl",
      source: "OIDC Discovery 4.3",
      cause: `expected "${ISSUER}", found "${issuer}"`,
    });
  });

  it("may end in a slash, and is kept to the letter", () => {
    expect(readWith({ issuer: `${ISSUER}/` }).issuer).toBe(`${ISSUER}/`);
  });

  it("is compared with the configured one to the letter, slash included (C-47)", async () => {
    expect(readWith({}, { expectedIssuer: ISSUER }).issuer).toBe(ISSUER);
    for (const expectedIssuer of [`${ISSUER}/`, "https://OP.example", "https://other.example"]) {
      expect(await failureOf(() => readWith({}, { expectedIssuer }))).toMatchObject({
        code: "discovery_issuer_mismatch",
        field: "issuer",
        cause: `expected "${expectedIssuer}", found "${ISSUER}"`,
      });
    }
  });

  it("can be named by its provider in capital letters when it was typed so", () => {
    const issuer = "https://OP.EXAMPLE/adfs";
    const url = `${issuer}/.well-known/openid-configuration`;
    expect(read(jsonResponse({ ...sound, issuer }), {}, url).issuer).toBe(issuer);
  });

  it("must be a URL without query, fragment and user even where the URL says nothing of it (C-46, Z-06)", async () => {
    const url = "https://op.example/metadata.json";
    expect(read(jsonResponse(sound), {}, url).issuer).toBe(ISSUER);
    for (const issuer of [
      "op.example",
      "javascript:alert(1)",
      "https://op.example?tenant=1",
      "https://op.example/#x",
      "https://user@op.example",
      " https://op.example",
      "https:\\\\op.example",
    ]) {
      expect(await codeOf(() => read(jsonResponse({ ...sound, issuer }), {}, url))).toBe("discovery_invalid");
    }
  });

  it("that occurs twice is the last one for the comparison too (Z-13)", async () => {
    const text = (first: string, last: string) => `{"issuer":"${first}","issuer":"${last}"}`;
    expect(read(httpResponse(text("https://evil.example", ISSUER))).issuer).toBe(ISSUER);
    expect(await codeOf(() => read(httpResponse(text(ISSUER, "https://evil.example"))))).toBe(
      "discovery_issuer_mismatch",
    );
  });
});

describe("the endpoints in a discovery document", () => {
  it("are empty where they are missing, null or empty (Z-07)", () => {
    const { endpoints } = readWith({ token_endpoint: undefined, jwks_uri: null, userinfo_endpoint: "" });
    expect(endpoints).toMatchObject({ token: "", jwks: "", userinfo: "", endSession: "" });
  });

  it.each([
    ["not a URL", "token"],
    ["relative", "/token"],
    ["without a scheme", "//op.example/token"],
    ["a number", 7],
    ["a list", ["https://op.example/token"]],
    ["an object", { url: "https://op.example/token" }],
    ["javascript:", "javascript:alert(1)"],
    ["file:", "file:///etc/passwd"],
    ["data:", "data:text/plain,x"],
    ["app:", "app://workbench/"],
    ["ftp:", "ftp://op.example/token"],
    ["with credentials", "https://good.example@evil.example/token"],
    ["with a line break", "https://op.example/to\nken"],
    ["with a tab", "https://op.example/\ttoken"],
    ["with space around it", " https://op.example/token "],
    ["with a control character", "https://op.example/\u0000"],
    ["with backslashes", "https:\\\\op.example\\token"],
    ["longer than 2,048 characters", `https://op.example/${"x".repeat(2048)}`],
    ["of 500 KB", `https://op.example/${"x".repeat(500_000)}`],
  ])("are refused when they are %s (Z-08, Z-09, Z-17, Z-23)", async (_what, token_endpoint) => {
    const error = await failureOf(() => readWith({ token_endpoint }));
    expect(error.code).toBe("discovery_invalid");
    expect(error.message).toContain("token_endpoint");
  });

  it("are refused over plain HTTP unless the configuration allows it (Z-10)", async () => {
    const http = { token_endpoint: "http://op.example/token" };
    expect(await codeOf(() => readWith(http))).toBe("insecure_url");
    expect(readWith(http, { allowInsecureHttp: true }).endpoints.token).toBe("http://op.example/token");
  });

  it("may be on this machine over plain HTTP (Z-11)", () => {
    expect(readWith({ token_endpoint: "http://127.0.0.1:9000/token" }).endpoints.token).toBe(
      "http://127.0.0.1:9000/token",
    );
  });

  it("are taken from the standard's members only (Z-24)", () => {
    const hostile = { token_endpoint: "https://evil.example/token" };
    const { endpoints } = readWith({ mtls_endpoint_aliases: hostile, signed_metadata: "e30.e30.x" });
    expect(endpoints.token).toBe(`${ISSUER}/token`);
  });
});

describe("the lists in a discovery document", () => {
  const scopes = (scopes_supported: unknown) => readWith({ scopes_supported }).capabilities.scopesSupported;

  it.each([
    ["openid email", ["openid", "email"]],
    [
      ["openid", 7, null, "", ["email"], { a: 1 }, "openid", "email"],
      ["openid", "email"],
    ],
    [null, []],
    [7, []],
    [{ 0: "openid" }, []],
    [true, []],
  ])("are read leniently: %j (Z-21)", (listed, expected) => {
    expect(scopes(listed)).toEqual(expected);
  });

  it("are cut at a bounded number of entries of bounded length (Z-16, Z-17)", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `scope-${index}`);
    expect(scopes(many)).toHaveLength(2000);
    expect(scopes(["x".repeat(500_000), "openid"])).toEqual(["openid"]);
  });

  it("and the promises beside them: only the boolean true is one", () => {
    for (const value of ["true", 1, null, "yes", undefined]) {
      const { capabilities } = readWith({
        authorization_response_iss_parameter_supported: value,
        require_pushed_authorization_requests: value,
      });
      expect(capabilities).toMatchObject({
        issResponseParameterSupported: false,
        pushedAuthorizationRequestsRequired: false,
      });
    }
  });
});

describe("a hostile discovery document", () => {
  it("changes no prototype and lends nothing from one (Z-14)", () => {
    const text = `{"__proto__":{"token_endpoint":"https://evil.example/t","polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":1,"issuer":"${ISSUER}"}`;
    expect(read(httpResponse(text)).endpoints.token).toBe("");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("is read or refused with a code, whatever its members are (Z-03 to Z-24)", () => {
    const members = fc.dictionary(
      fc.constantFrom(
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
        "scopes_supported",
        "claims_supported",
        "id_token_signing_alg_values_supported",
        "code_challenge_methods_supported",
        "token_endpoint_auth_methods_supported",
        "authorization_response_iss_parameter_supported",
        "__proto__",
      ),
      fc.oneof(fc.jsonValue(), fc.webUrl({ withQueryParameters: true }), fc.constant(ISSUER)),
    );
    fc.assert(
      fc.property(members, fc.boolean(), (document, hasIssuer) => {
        const body = JSON.stringify(hasIssuer ? { ...document, issuer: ISSUER } : document);
        const outcome = outcomeOf(() => read(httpResponse(body)));
        if (outcome instanceof AppFailure) {
          expect(outcome.error.code).toMatch(/^(discovery_|insecure_url)/);
          return;
        }
        for (const endpoint of Object.values(outcome.endpoints)) {
          expect(
            endpoint === "" || /^(https:\/\/|http:\/\/(127\.|localhost|\[::1\]))[^\s]*$/i.test(endpoint),
          ).toBe(true);
        }
      }),
    );
  });

  it("is read or refused with a code, whatever its bytes are", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (body) => {
          const outcome = outcomeOf(() => read(httpResponse(body)));
          expect(outcome instanceof AppFailure && outcome.error.code).toMatch(/^discovery_/);
        },
      ),
    );
  });
});

describe("an answer in place of a discovery document", () => {
  it.each([301, 302, 303, 307, 308])(
    "that is a %d names the new place and is not followed (C-49)",
    async (status) => {
      const location = "https://other.example/.well-known/openid-configuration";
      const error = await failureOf(() =>
        read(httpResponse("", { status, headers: [["Location", location]] })),
      );
      expect(error).toMatchObject({ code: "redirect_refused", wire: { httpStatus: status } });
      expect(error.message).toContain(location);
    },
  );

  it("that redirects nowhere is refused too", async () => {
    expect(await codeOf(() => read(httpResponse("", { status: 302 })))).toBe("redirect_refused");
  });

  it.each([201, 204, 400, 401, 404, 429, 500, 503])("that has status %d says so (F-69)", async (status) => {
    const error = await failureOf(() => read(httpResponse(JSON.stringify(sound), { status })));
    expect(error).toMatchObject({ code: "discovery_http_status", wire: { httpStatus: status } });
    expect(error.message).toContain(String(status));
    expect(error.advice).toContain(status >= 500 ? "Try again later" : "/.well-known/openid-configuration");
  });
});

const outcomeOf = <Value>(action: () => Value): Value | AppFailure => {
  try {
    return action();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown;
    throw thrown;
  }
};
