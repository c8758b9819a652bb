import { describe, expect, it } from "vitest";
import type { LoginStep } from "#shared/app-error.ts";
import type { LoginResult } from "#shared/login/login-result.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { ComparedPart, ComparedRow } from "#shared/login/run-comparison.ts";
import { MASK } from "#shared/plain-text.ts";
import type { CheckResult, TraceEntry } from "#shared/trace/trace-entry.ts";
import { compareRuns } from "../../../../main/login/comparison/index.ts";

const run: LoginRun = {
  id: "a",
  configurationId: "c",
  configurationAlias: "Example",
  state: "succeeded",
  startedAt: 1,
  browser: "test",
};

const headersOf = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const base = (step: LoginStep) => ({ id: "", position: 0, step, startedAt: 1, durationMs: 1 });

const exchange = (
  step: LoginStep,
  url: string,
  {
    method = "GET",
    form,
    answer = {},
    status = 200,
    headers = {},
  }: {
    readonly method?: string;
    readonly form?: string;
    readonly answer?: unknown;
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): TraceEntry => ({
  ...base(step),
  kind: "exchange",
  to: "identity_provider",
  request: {
    method,
    url,
    headers: headersOf({
      Accept: "application/json",
      "User-Agent": String(Math.random()),
      ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
    }),
    ...(form === undefined ? {} : { body: { text: form, sizeInBytes: 1, truncated: false } }),
  },
  response: {
    status,
    statusText: "",
    headers: headersOf({ Date: String(Math.random()), ...headers }),
    body: { text: JSON.stringify(answer), sizeInBytes: 1, truncated: false },
  },
});

const navigation = (
  step: "authorization_endpoint" | "callback",
  url: string,
  parameters: Readonly<Record<string, string>>,
): TraceEntry => ({
  ...base(step),
  kind: "navigation",
  from: "browser",
  to: step === "callback" ? "workbench" : "identity_provider",
  label: "GET",
  url,
  parameters: headersOf(parameters),
});

const check = (step: LoginStep, checkId: string, result: CheckResult, found: string): TraceEntry => ({
  ...base(step),
  kind: "check",
  checkId,
  title: "",
  source: "",
  result,
  expected: "",
  found,
});

const result = (changes: Partial<LoginResult> = {}): LoginResult => ({
  claims: { idToken: { sub: "1" } },
  scopes: ["openid"],
  userCreated: true,
  attributes: [],
  roles: [],
  ...changes,
});

interface Side {
  readonly trace?: readonly TraceEntry[];
  readonly result?: LoginResult;
}

const compare = (left: Side, right: Side, part: ComparedPart) =>
  compareRuns({ run, trace: [], ...left }, { run, trace: [], ...right }).parts[part];

/** `same`, `expected`, or both sides where the difference means something. */
const words = ({ differs, isExpected, left = "absent", right = "absent" }: ComparedRow): string => {
  if (!differs) return "same";
  return isExpected ? "expected" : `${left} ≠ ${right}`;
};

const rowsOf = (left: Side, right: Side, part: ComparedPart) =>
  Object.fromEntries(
    compare(left, right, part).map(({ title, rows }) => [
      title,
      Object.fromEntries(rows.map((row) => [row.name, words(row)])),
    ]),
  );

describe("requests of two runs", () => {
  it("show what was sent otherwise, and tell it apart from what every run makes anew", () => {
    const of = (port: number, rest: Readonly<Record<string, string>>) => ({
      trace: [
        navigation("authorization_endpoint", "https://op.example/authorize", {
          redirect_uri: `http://127.0.0.1:${port}/cb`,
          state: `state-${port}`,
          nonce: `nonce-${port}`,
          "request.jti": `jti-${port}`,
          ...rest,
        }),
        navigation("callback", `http://127.0.0.1:${port}/cb`, { code: MASK, state: `state-${port}` }),
      ],
    });
    expect(
      rowsOf(of(1, { prompt: "login", scope: "openid" }), of(2, { scope: "openid email" }), "requests"),
    ).toEqual({
      "Authorization request": {
        url: "same",
        redirect_uri: "expected",
        state: "expected",
        nonce: "expected",
        "request.jti": "expected",
        prompt: "login ≠ absent",
        scope: "openid ≠ openid email",
      },
      "Authorization response": { redirect_uri: "expected", code: "same", state: "expected" },
    });
  });

  it("take another redirect URI, and a state on one side only, for differences", () => {
    const of = (uri: string, rest: object = {}) => ({
      trace: [navigation("authorization_endpoint", "https://op.example/a", { redirect_uri: uri, ...rest })],
    });
    const rows = rowsOf(of("http://127.0.0.1:1/a", { state: "s" }), of("http://127.0.0.1:2/b"), "requests");
    expect(rows["Authorization request"]).toMatchObject({
      redirect_uri: "http://127.0.0.1:1/a ≠ http://127.0.0.1:2/b",
      state: "s ≠ absent",
    });
    const captured = rowsOf(of("https://app.example/a"), of("https://app.example:8443/a"), "requests");
    expect(captured["Authorization request"]?.redirect_uri).toContain("≠");
  });

  it("compare form, query, status and the answer's members at the token endpoint; masks are all alike", () => {
    const token = (form: string, answer: object, status = 200) => ({
      trace: [
        exchange("token_endpoint", "https://op.example/token?tenant=1", {
          method: "POST",
          form,
          answer,
          status,
        }),
      ],
    });
    const left = token(`grant_type=authorization_code&code=${MASK}&resource=a&resource=b`, {
      expires_in: 60,
      access_token: MASK,
    });
    const right = token(
      `grant_type=authorization_code&code=${MASK}&resource=a`,
      { error: "invalid_client" },
      401,
    );
    expect(rowsOf(left, right, "requests")).toEqual({
      "Token request": {
        method: "same",
        url: "same",
        "request.accept": "same",
        "request.content-type": "same",
        tenant: "same",
        grant_type: "same",
        code: "same",
        resource: "same",
        "resource (2)": "b ≠ absent",
        status: "200 ≠ 401",
        "response.expires_in": "60 ≠ absent",
        "response.access_token": `${MASK} ≠ absent`,
        "response.error": "absent ≠ invalid_client",
      },
    });
  });

  it("do not compare claims a second time, but what UserInfo refused with", () => {
    const userinfo = (status: number, answer: object) => ({
      trace: [exchange("userinfo", "https://op.example/me", { status, answer })],
    });
    const { UserInfo: rows } = rowsOf(
      userinfo(200, { sub: "1" }),
      userinfo(403, { error: "no" }),
      "requests",
    );
    expect(rows).toEqual({
      method: "same",
      url: "same",
      "request.accept": "same",
      status: "200 ≠ 403",
      "response.error": "absent ≠ no",
    });
  });

  it("of two providers are paired by their step, and what only one run came to is absent in the other", () => {
    const left = [
      exchange("discovery", "https://a.example/.well-known/openid-configuration"),
      exchange("authorization_endpoint", "https://a.example/par", { method: "POST" }),
      exchange("token_endpoint", "https://a.example/token", { method: "POST" }),
      exchange("token_endpoint", "https://a.example/token", { method: "POST" }),
    ];
    const right = [
      exchange("discovery", "https://b.example/openid"),
      exchange("token_endpoint", "https://b.example/oauth/token", { method: "POST" }),
      exchange("userinfo", "https://b.example/me"),
    ];
    const rows = rowsOf({ trace: left }, { trace: right }, "requests");
    expect(Object.keys(rows)).toEqual([
      "Discovery document",
      "Pushed authorization request",
      "Token request",
      "Token request (2)",
      "UserInfo",
    ]);
    expect(rows["Token request"]?.url).toBe("https://a.example/token ≠ https://b.example/oauth/token");
    expect(rows["Token request (2)"]?.url).toBe("https://a.example/token ≠ absent");
    expect(rows.UserInfo?.url).toBe("absent ≠ https://b.example/me");
  });

  it("pair the same endpoints first, however they are ordered", () => {
    const [a, b] = ["https://op.example/a", "https://op.example/b"].map((url) => exchange("userinfo", url));
    if (a === undefined || b === undefined) throw new Error("two exchanges");
    const groups = compare({ trace: [a, b] }, { trace: [b, a] }, "requests");
    expect(groups.flatMap(({ rows }) => rows.filter(({ differs }) => differs))).toEqual([]);
  });
});

describe("metadata of two runs", () => {
  const provider = (document: unknown, keys: unknown) => ({
    trace: [
      exchange("discovery", "https://op.example/d", { answer: document }),
      exchange("id_token", "https://op.example/jwks", { answer: { keys } }),
    ],
  });

  it("is compared member by member and key by key; the order of a list means nothing", () => {
    const left = provider(
      {
        issuer: "https://op.example",
        scopes_supported: ["a", "b"],
        mtls_endpoint_aliases: { token_endpoint: "x" },
      },
      [
        { kid: "1", kty: "RSA", alg: "RS256", n: "modulus-one-is-long" },
        { kid: "2", kty: "EC", crv: "P-256", x: "same" },
      ],
    );
    const right = provider({ issuer: "https://op.example", scopes_supported: ["b", "a"], jwks_uri: "new" }, [
      { kid: "1", kty: "RSA", alg: "RS256", n: "modulus-two-is-long" },
      { kid: "3", kty: "OKP" },
      "no key",
    ]);
    expect(rowsOf(left, right, "metadata")).toEqual({
      "Discovery document": {
        issuer: "same",
        scopes_supported: "same",
        "mtls_endpoint_aliases.token_endpoint": "x ≠ absent",
        jwks_uri: "absent ≠ new",
      },
      Keys: {
        "1": "RSA RS256 modulus-one-is-l… ≠ RSA RS256 modulus-two-is-l…",
        "2": "EC P-256 same… ≠ absent",
        "3": "absent ≠ OKP",
      },
    });
  });

  it("is absent where it was not read or is none", () => {
    const broken = {
      trace: [exchange("discovery", "https://op.example/d", { answer: "none", status: 500 })],
    };
    expect(compare(broken, broken, "metadata")).toEqual([]);
    const rows = rowsOf(broken, provider({ issuer: "i" }, []), "metadata");
    expect(rows).toEqual({ "Discovery document": { issuer: "absent ≠ i" } });
  });
});

describe("checks of two runs", () => {
  it("differ by their result, or by what was found where that is not of the moment", () => {
    const left = [
      check("id_token", "id_token.exp", "passed", "1"),
      check("id_token", "id_token.nonce", "passed", "abc"),
      check("id_token", "id_token.aud", "passed", "client"),
      check("userinfo", "userinfo.sub", "passed", "1"),
      check("callback", "callback.state", "passed", "the same"),
    ];
    const right = [
      check("id_token", "id_token.exp", "passed", "2"),
      check("id_token", "id_token.nonce", "failed", "def"),
      check("id_token", "id_token.aud", "passed", "another"),
      check("userinfo", "userinfo.sub", "not_reached", ""),
      check("callback", "callback.state", "passed", "the same"),
    ];
    expect(rowsOf({ trace: left }, { trace: right }, "checks")).toEqual({
      "Authorization response": { "callback.state": "same" },
      "ID token": {
        "id_token.exp": "expected",
        "id_token.nonce": "passed: abc ≠ failed: def",
        "id_token.aud": "passed: client ≠ passed: another",
      },
      UserInfo: { "userinfo.sub": "passed: 1 ≠ absent" },
    });
  });
});

describe("what two runs gave", () => {
  it("is compared by claim, by where it came from", () => {
    const left = result({
      claims: {
        idToken: { sub: "1", iat: 1, amr: ["pwd", "otp"], cnf: { jkt: "a" }, address: { state: "CA" } },
        userinfo: { email: "a@example.com", empty: {}, none: null },
      },
      accessTokenClaims: { jti: "1", realm_access: { roles: ["b", "a"] } },
      scopes: ["openid", "email"],
    });
    const right = result({
      claims: {
        idToken: { sub: "2", iat: 2, amr: ["otp", "pwd"], cnf: { jkt: "b" }, address: { state: "NY" } },
        fromSources: [
          {
            name: "src",
            namedIn: "idToken",
            kind: "aggregated",
            promised: [],
            claims: { age: 7 },
            state: "verified",
          },
        ],
      },
      accessTokenClaims: { jti: "2", realm_access: { roles: ["a", "c"] } },
    });
    expect(rowsOf({ result: left }, { result: right }, "claims")).toEqual({
      "ID token": {
        sub: "1 ≠ 2",
        iat: "expected",
        amr: "same",
        "cnf.jkt": "expected",
        "address.state": "CA ≠ NY",
      },
      UserInfo: { email: "a@example.com ≠ absent", empty: "{} ≠ absent", none: "null ≠ absent" },
      "Access token": { jti: "expected", "realm_access.roles": '["a","b"] ≠ ["a","c"]' },
      "Source src": { age: "absent ≠ 7" },
      Scopes: { openid: "same", email: "granted ≠ absent" },
    });
  });

  it("has the user's attributes and roles after each login", () => {
    const left = result({
      attributes: [{ attribute: "Email", before: "x", after: "a@example.com", source: "email in UserInfo" }],
      roles: [
        { role: "User", change: "added", why: "fallback role" },
        { role: "Admin", change: "added", why: "rule 1" },
      ],
    });
    const right = result({
      attributes: [{ attribute: "Email", after: "a@example.com", source: "email in the ID token" }],
      roles: [
        { role: "User", change: "kept", why: "fallback role" },
        { role: "Admin", change: "removed", why: "not given by this login" },
      ],
    });
    expect(rowsOf({ result: left }, { result: right }, "attributes")).toEqual({
      Attributes: { Email: "same", "Email, from": "email in UserInfo ≠ email in the ID token" },
    });
    expect(rowsOf({ result: left }, { result: right }, "roles")).toEqual({
      Roles: { User: "same", Admin: "given: rule 1 ≠ taken away: not given by this login" },
    });
  });

  it("is absent of a run that gave nothing, and of two such runs there is nothing to compare", () => {
    expect(rowsOf({ result: result() }, {}, "claims")).toEqual({
      "ID token": { sub: "1 ≠ absent" },
      Scopes: { openid: "granted ≠ absent" },
    });
    for (const part of ["claims", "attributes", "roles", "requests", "checks"] as const)
      expect(compare({}, {}, part)).toEqual([]);
  });

  it("is cut where it is long, but compared as a whole", () => {
    const of = (end: string) => ({
      result: result({ claims: { idToken: { long: "x".repeat(5_000) + end } } }),
    });
    const [row] = compare(of("a"), of("b"), "claims")[0]?.rows ?? [];
    expect(row).toMatchObject({ name: "long", differs: true, left: row?.right });
    expect(row?.left).toHaveLength(4_097);
  });
});
