import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CallbackRequest,
  type ParsedCallback,
  parseCallback,
} from "../../../main/login/callback/parse-callback.ts";
import { encodePart } from "../../support/compact-jws.ts";

const STATE = "Zm9vYmFyLXN0YXRlLTAxMjM0NTY3ODk";
const PATH = "/oauth/v2/callback";
const expected = { hosts: ["127.0.0.1:51234"], path: PATH, state: STATE, method: "GET" } as const;

const request: CallbackRequest = {
  method: "GET",
  target: `${PATH}?code=code-1&state=${STATE}`,
  host: ["127.0.0.1:51234"],
  remoteAddress: "127.0.0.1",
  fetchMode: undefined,
  fetchDestination: undefined,
};

const parse = (changes: Partial<CallbackRequest>) => parseCallback({ ...request, ...changes }, expected);
const parseQuery = (query: string) => parse({ target: `${PATH}?${query}` });

const parametersOf = (parsed: ParsedCallback) =>
  parsed.kind === "accepted" ? Object.fromEntries(parsed.parameters) : undefined;

const reasonOf = (parsed: ParsedCallback) => (parsed.kind === "rejected" ? parsed.reason : undefined);

describe("the answer to this login", () => {
  it("is accepted with its parameters", () => {
    expect(parametersOf(parse({}))).toEqual({ code: "code-1", state: STATE });
  });

  it.each(["127.0.0.1", "127.5.6.7", "::1", "::ffff:127.0.0.1"])("may come from %s", (remoteAddress) => {
    expect(parse({ remoteAddress }).kind).toBe("accepted");
  });

  it.each([
    ["code=a+b", "a b"],
    ["code=a%20b", "a b"],
    ["code=a%2Bb", "a+b"],
    ["code=%C3%BC", "\u00fc"],
    ["code=%ff", "\ufffd"],
    ["code=", ""],
    ["code", ""],
  ])("is decoded as a form: %s (Z-90)", (pair, code) => {
    expect(parametersOf(parseQuery(`${pair}&state=${STATE}`))?.code).toBe(code);
  });

  it("may be an error, with a code beside it, described in any words (C-24, Z-93)", () => {
    const description = '<script>alert(1)</script> \u202e & "x"';
    const query = new URLSearchParams({
      error: "access_denied",
      error_description: description,
      error_uri: "javascript:alert(1)",
      code: "code-1",
      state: STATE,
    });
    expect(parametersOf(parseQuery(query.toString()))).toMatchObject({
      error: "access_denied",
      error_description: description,
      error_uri: "javascript:alert(1)",
    });
  });

  it("may hold tokens and other issuers, for the flow to judge (C-27, Z-92, Z-94)", () => {
    const query = `state=${STATE}&access_token=a&id_token=b&iss=https%253A%252F%252Fop.example&response=jarm`;
    expect(parametersOf(parseQuery(query))).toMatchObject({
      access_token: "a",
      iss: "https%3A%2F%2Fop.example",
    });
  });

  it("is not mixed up with the names of an object's own members (Z-14)", () => {
    expect(parametersOf(parseQuery(`__proto__=x&constructor=y&state=${STATE}`))).toMatchObject({
      constructor: "y",
    });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe("a callback with another state", () => {
  it.each([
    ["no parameters at all (Z-86)", ""],
    ["a code only (Z-87)", "code=code-1"],
    ["an error only (C-24)", "error=access_denied"],
    ["an empty state", "code=1&state="],
    ["one character off (Z-91)", `state=${STATE.slice(0, -1)}X`],
    ["a beginning of it (Z-91)", `state=${STATE.slice(0, -1)}`],
    ["more than it (Z-91)", `state=${STATE}x`],
    ["another case (Z-91)", `state=${STATE.toLowerCase()}`],
    ["space around it (Z-91)", `state=%20${STATE}`],
    ["a line break after it (Z-91)", `state=${STATE}%0A`],
    ["the name of a list (Z-91)", `state[]=${STATE}`],
    ["another name (Z-91)", `State=${STATE}`],
  ])("is rejected: %s (C-23)", (_what, query) => {
    expect(reasonOf(parseQuery(query))).toMatch(/^state is /);
  });

  it("is accepted with a state only, for the flow to judge (Z-88)", () => {
    expect(parametersOf(parseQuery(`state=${STATE}`))).toEqual({ state: STATE });
  });

  it("never says in its reason what was sent or expected", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (state) => {
        const reason = reasonOf(parseQuery(new URLSearchParams({ state }).toString())) ?? "";
        expect(reason).not.toContain(state);
        expect(reason).not.toContain(STATE);
      }),
    );
  });
});

describe("a callback that is malformed", () => {
  it.each(["state", "code", "iss", "error", "error_description", "error_uri", "response"])(
    "is rejected when %s occurs twice, even with the same value (C-26, Z-89)",
    (name) => {
      const pair = `${name}=${name === "state" ? STATE : "x"}`;
      const query = `${name === "state" ? "" : `state=${STATE}&`}${pair}&${pair}`;
      expect(reasonOf(parseQuery(query))).toBe(`parameter ${name} occurs more than once`);
    },
  );

  it("is rejected when a duplicate hides behind an escape (Z-89)", () => {
    expect(reasonOf(parseQuery(`code=a&c%6Fde=b&state=${STATE}`))).toContain("more than once");
  });

  it.each(["%00", "%0D%0A", "%0a", "%09", "%1b[31m", "%7f"])(
    "is rejected with %s in a value (C-26, Z-90)",
    (text) => {
      for (const name of ["code", "iss", "error", "anything"]) {
        expect(reasonOf(parseQuery(`${name}=a${text}b&state=${STATE}`))).toContain("control characters");
      }
    },
  );

  it("may have lines in the description of an error, as Entra's have, and nothing worse (C-24, C-26)", () => {
    const description = "AADSTS65004: The user declined.\r\nTrace ID: 0000aaaa\tand more";
    const query = new URLSearchParams({
      error: "access_denied",
      error_description: description,
      state: STATE,
    });
    expect(parametersOf(parseQuery(query.toString()))).toMatchObject({ error_description: description });
    for (const text of ["%00", "%1b[31m", "%7f", "%08"]) {
      const reason = reasonOf(parseQuery(`error_description=a${text}b&state=${STATE}`));
      expect(reason).toContain("control characters");
    }
  });

  it("is rejected when a value has more than 4,096 characters (C-26, Z-90)", () => {
    expect(parseQuery(`code=${"x".repeat(4096)}&state=${STATE}`).kind).toBe("accepted");
    expect(reasonOf(parseQuery(`code=${"x".repeat(4097)}&state=${STATE}`))).toBe(
      "parameter code is too long",
    );
    expect(reasonOf(parseQuery(`code=${"x".repeat(1024 * 1024)}&state=${STATE}`))).toContain("too long");
  });

  it("is looked at only when its state is right, so that a guesser learns nothing", () => {
    expect(reasonOf(parseQuery("code=%00&state=wrong"))).toBe("state is not the one sent");
  });
});

describe("a request that is not for the callback", () => {
  it.each([
    "/",
    "/favicon.ico",
    `${PATH}/`,
    `${PATH}/done`,
    `/${PATH}`,
    `${PATH};x?state=${STATE}`,
    `${PATH}%3Fstate=${STATE}`,
    `/oauth/v2/../v2/callback?state=${STATE}`,
    `/oauth/v2/%63allback?state=${STATE}`,
    `/oauth/v2/%2e%2e/v2/callback?state=${STATE}`,
    PATH.toUpperCase(),
    `http://127.0.0.1:51234${PATH}?state=${STATE}`,
    `//127.0.0.1:51234${PATH}?state=${STATE}`,
    `/${"x".repeat(10_000)}`,
    "*",
    "",
  ])("is not found: %s (C-16, Z-97, Z-98)", (target) => {
    expect(parse({ target })).toEqual({ kind: "elsewhere", status: 404 });
  });

  it.each(["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", ""])(
    "is not allowed with method %j (C-17, C-19, Z-96)",
    (method) => {
      expect(parse({ method })).toEqual({ kind: "elsewhere", status: 405 });
    },
  );

  it.each([
    [[]],
    [["evil.example"]],
    [["127.0.0.1"]],
    [["127.0.0.1:51235"]],
    [["127.1:51234"]],
    [["localhost:51234"]],
    [["[::1]:51234"]],
    [["127.0.0.1:51234 "]],
    [["127.0.0.1:51234", "127.0.0.1:51234"]],
    [["127.0.0.1:51234", "evil.example"]],
    [[""]],
  ])("is forbidden with host %j, whatever else it asks for (C-18, Z-97)", (host) => {
    expect(parse({ host })).toEqual({ kind: "elsewhere", status: 403 });
    expect(parse({ host, target: "/favicon.ico", method: "POST" })).toEqual({
      kind: "elsewhere",
      status: 403,
    });
  });

  it.each(["192.168.1.7", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1", "1127.0.0.1", "", undefined])(
    "is forbidden from %j (C-21)",
    (remoteAddress) => {
      expect(parse({ remoteAddress })).toEqual({ kind: "elsewhere", status: 403 });
    },
  );

  it.each(["cors", "no-cors", "same-origin", "websocket", ""])(
    "is rejected when a script asks in mode %j (C-20, Z-100)",
    (fetchMode) => {
      expect(reasonOf(parse({ fetchMode }))).toContain("script");
    },
  );

  it.each(["iframe", "image", "empty", "script", "object"])(
    "is rejected when an %s asks (C-20, Z-100)",
    (place) => {
      expect(reasonOf(parse({ fetchMode: "navigate", fetchDestination: place }))).toContain("part of a page");
    },
  );

  it("may be a navigation that says so", () => {
    expect(parse({ fetchMode: "navigate", fetchDestination: "document" }).kind).toBe("accepted");
  });
});

describe("a callback of which no state is expected", () => {
  const parseAny = (changes: Partial<CallbackRequest>) =>
    parseCallback({ ...request, ...changes }, { ...expected, state: undefined });

  it.each(["", "?state=of-somebody-else", "?x=1"])("is accepted with any, or none: %j", (query) => {
    expect(parseAny({ target: `${PATH}${query}` }).kind).toBe("accepted");
  });

  it("is looked at in every other way all the same", () => {
    expect(parseAny({ host: ["evil.example"] }).kind).toBe("elsewhere");
    expect(parseAny({ fetchMode: "cors" }).kind).toBe("rejected");
    expect(parseAny({ target: `${PATH}?state=a&state=b` }).kind).toBe("rejected");
    expect(parseAny({ target: `${PATH}?state=%00` }).kind).toBe("rejected");
  });
});

describe("a callback by form post (OAuth 2.0 Form Post Response Mode)", () => {
  const parseForm = (changes: Partial<CallbackRequest>) =>
    parseCallback(
      {
        ...request,
        method: "POST",
        target: PATH,
        contentType: "application/x-www-form-urlencoded",
        body: `code=code-1&state=${STATE}`,
        ...changes,
      },
      { ...expected, method: "POST" },
    );

  it.each([
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=UTF-8",
    "Application/X-WWW-Form-Urlencoded",
  ])("is accepted with its parameters as %s (C-17)", (contentType) => {
    expect(parametersOf(parseForm({ contentType }))).toEqual({ code: "code-1", state: STATE });
  });

  it.each([
    undefined,
    "",
    "text/plain",
    "multipart/form-data",
    "application/json",
    "application/x-www-form-urlencodedx",
  ])("is not understood as %j (C-17)", (contentType) => {
    expect(parseForm({ contentType })).toEqual({ kind: "elsewhere", status: 415 });
  });

  it.each(["GET", "PUT", "OPTIONS", "HEAD"])("is not allowed with method %s (C-17, Z-96)", (method) => {
    expect(parseForm({ method })).toEqual({ kind: "elsewhere", status: 405 });
  });

  it("is held to the same rules, and takes nothing from the query (C-23, C-26)", () => {
    const target = `${PATH}?code=evil&state=${STATE}`;
    expect(parametersOf(parseForm({ target }))).toMatchObject({ code: "code-1" });
    expect(reasonOf(parseForm({ target, body: "" }))).toBe("state is missing");
    expect(reasonOf(parseForm({ target, body: undefined }))).toBe("state is missing");
    expect(reasonOf(parseForm({ body: `state=${STATE}&state=${STATE}` }))).toContain("more than once");
    expect(reasonOf(parseForm({ body: `code=a%0D%0Ab&state=${STATE}` }))).toContain("control characters");
    expect(parseForm({ host: ["evil.example"] })).toEqual({ kind: "elsewhere", status: 403 });
  });
});

describe("any request", () => {
  it("is accepted only with the right state, and never throws (C-23)", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.webQueryParameters());
    const query = fc.oneof(
      text,
      fc
        .array(fc.tuple(fc.constantFrom("state", "code", "iss", "error"), text))
        .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")),
    );
    fc.assert(
      fc.property(query, fc.boolean(), (sent, hasState) => {
        const whole = hasState ? `${sent}&state=${STATE}` : sent;
        const parsed = parseQuery(whole);
        if (parsed.kind !== "accepted") return;
        expect(new URLSearchParams(whole).getAll("state")).toEqual([STATE]);
        const characters = [...parsed.parameters.values()].flatMap((value) => [...value]);
        expect(characters.filter((one) => one < " " || one === "\u007f")).toEqual([]);
      }),
    );
  });

  it("is of one of three kinds, whatever its parts are", () => {
    const part = fc.string({ unit: "binary" });
    const optional = fc.option(part, { nil: undefined });
    fc.assert(
      fc.property(
        part,
        part,
        fc.array(part),
        optional,
        optional,
        (method, target, host, remoteAddress, fetchMode) => {
          const parsed = parseCallback(
            { method, target, host, remoteAddress, fetchMode, fetchDestination: fetchMode },
            expected,
          );
          expect(parsed.kind).toBe("elsewhere");
        },
      ),
    );
  });
});

describe("an answer that is to be signed (JARM 2.3)", () => {
  const jwt = (members: unknown) =>
    `${encodePart({ alg: "RS256" })}.${encodePart(members)}.${encodePart("signature")}`;
  const parseSigned = (parameters: Readonly<Record<string, string>>) =>
    parseCallback(
      { ...request, target: `${PATH}?${new URLSearchParams(parameters)}` },
      { ...expected, isSigned: true },
    );

  it("is known by the state in it, and may be longer than other parameters", () => {
    const response = jwt({ state: STATE, code: "c".repeat(6000) });
    expect(parametersOf(parseSigned({ response }))).toEqual({ response });
  });

  it("may be plain: whoever waits for it refuses that", () => {
    expect(parseSigned({ code: "code-1", state: STATE }).kind).toBe("accepted");
  });

  it.each([
    ["state is not the one sent", { response: jwt({ state: `${STATE}x` }), state: STATE }],
    ["state is missing", { response: jwt({ code: "code-1" }), state: STATE }],
    ["state is missing", { response: jwt({ state: [STATE] }) }],
    ["response is not a JWT", { response: "a.b.c", state: STATE }],
    ["response is not a JWT", { response: "", state: STATE }],
    [
      "response is encrypted, and cannot be opened here",
      { response: `${encodePart({ alg: "dir" })}..aaaa.bbbb.cccc` },
    ],
    ["state is missing", { code: "code-1" }],
  ])("is refused where %s", (reason, parameters) => {
    expect(reasonOf(parseSigned(parameters))).toBe(reason);
  });
});
