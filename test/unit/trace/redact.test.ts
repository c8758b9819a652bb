import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { createRedactor } from "../../../main/trace/index.ts";
import { compactJws } from "../../support/compact-jws.ts";

const JSON_TYPE = [["content-type", "application/json"]] as const;
const FORM_TYPE = [["content-type", "application/x-www-form-urlencoded"]] as const;
const JWT = compactJws({ alg: "RS256" }, { sub: "1" }, () => "c2lnbmF0dXJl");

const knowing = (...secrets: string[]) => {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.learn(secret);
  return redactor;
};

const bodyOf = (content: string | Uint8Array, headers: readonly (readonly [string, string])[] = []) =>
  createRedactor().body(content, headers).text;

describe("secrets known by their header (C-84)", () => {
  const shownAs = (name: string, value: string) => createRedactor().headers([[name, value]])[0]?.value;

  it.each([
    ["Authorization", "Bearer opaque-token", `Bearer ${MASK}`],
    ["authorization", "Basic Y2xpZW50OnNlY3JldA==", `Basic ${MASK}`],
    ["Authorization", "opaque-token", MASK],
    ["Proxy-Authorization", "Basic Y2xpZW50OnNlY3JldA==", `Basic ${MASK}`],
    ["Cookie", "session=1", MASK],
    ["Set-Cookie", "session=1; HttpOnly", `session=${MASK}; HttpOnly`],
    ["Set-Cookie", "a=b=c;Max-Age=60;  Path=/ ; secret", `a=${MASK}; Max-Age=60; Path=/; ${MASK}`],
    ["Set-Cookie", "without-a-name", MASK],
    ["Set-Cookie", "=secret; Secure", `${MASK}; Secure`],
    ["DPoP", "proof", MASK],
    ["X-API-Key", "key", MASK],
    ["Content-Type", "text/html", "text/html"],
    ["X-Token-Echo", JWT, MASK],
    ["Location", "https://rp.example/cb?code=abc&x=1", `https://rp.example/cb?code=${MASK}&x=1`],
    ["Referer", "https://rp.example/#access_token=abc", `https://rp.example/#access_token=${MASK}`],
  ])("%s: %s", (name, value, shown) => {
    expect(shownAs(name, value)).toBe(shown);
  });

  it("keeps the names, their order and their number", () => {
    const headers = [
      ["B", "1"],
      ["a", "2"],
      ["B", "3"],
    ] as const;
    expect(createRedactor().headers(headers)).toEqual(headers.map(([name, value]) => ({ name, value })));
  });
});

describe("a DPoP proof", () => {
  const shownAs = (proof: string) => createRedactor().headers([["DPoP", proof]])[0]?.value;
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", crv: "P-256", x: "x", y: "y" } };
  const claims = { htm: "POST", htu: "https://op.example/token", nonce: "n-1" };

  it("is shown decoded, without its signature (RFC 9449 4.2)", () => {
    const proof = compactJws(header, claims, () => "c2lnbmF0dXJl");
    expect(shownAs(proof)).toBe(`${JSON.stringify(header)}.${JSON.stringify(claims)}.${MASK}`);
  });

  it.each([
    [
      "with a private key in it",
      compactJws({ ...header, jwk: { ...header.jwk, d: "private" } }, claims, () => "c2ln"),
    ],
    [
      "with a shared key in it",
      compactJws({ ...header, jwk: { kty: "oct", k: "secret" } }, claims, () => "c2ln"),
    ],
    ["whose header is no JSON", "bm90LWpzb24.e30.c2ln"],
    ["whose header is null", "bnVsbA.e30.c2ln"],
    ["without a signature", "e30.e30"],
  ])("%s is masked as a whole", (_what, proof) => {
    expect(shownAs(proof)).toBe(MASK);
  });

  it("is masked where a server says it again", () => {
    const proof = compactJws(header, claims, () => "c2lnbmF0dXJl");
    const redactor = createRedactor();
    redactor.learnCredentials([["dpop", proof]]);
    expect(redactor.text(`You sent ${proof}`)).toBe(`You sent ${MASK}`);
  });
});

describe("secrets known by their parameter (C-84)", () => {
  it.each([
    "access_token",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "id_token",
    "id_token_hint",
    "password",
    "refresh_token",
    "CODE",
  ])("%s", (name) => {
    const redactor = createRedactor();
    expect(redactor.parameters([[name, "opaque"]])).toEqual([{ name, value: MASK }]);
    expect(redactor.url(`https://op.example/?${name}=opaque&b=1`)).toBe(
      `https://op.example/?${name}=${MASK}&b=1`,
    );
    expect(bodyOf(`a=1&${name}=opaque`, FORM_TYPE)).toBe(`a=1&${name}=${MASK}`);
    expect(bodyOf(`{"${name}":"opaque"}`, JSON_TYPE)).toBe(`{"${name}":"${MASK}"}`);
  });

  it("is told by its name however that is spelled", () => {
    expect(createRedactor().url("https://op.example/?acc%65ss_token=opaque")).not.toContain("opaque");
    expect(bodyOf('{"acc\\u0065ss_token" : "opaque"}', JSON_TYPE)).not.toContain("opaque");
  });

  it.each([
    ["an object", '{"a":{"b":"opaque"},"c":"opaque"}'],
    ["an object with brackets in its texts", '{"a":"}","b":"opaque"}'],
    ["a list", '["opaque",["opaque"],{"a":"opaque"}]'],
    ["a number", "12345678901234567890.0"],
    ["an object that is cut off", '{"a":{"b":1},"c":"opa'],
    ["a text with a broken line", '"\\\nopaque"'],
  ])("is masked as a whole when it is %s", (_what, value) => {
    expect(bodyOf(`{"x": 1, "token" : ${value}`, JSON_TYPE)).toBe(`{"x": 1, "token" : "${MASK}"`);
    expect(bodyOf(`[{"refresh_token":${value}`, JSON_TYPE)).toBe(`[{"refresh_token":"${MASK}"`);
  });

  it("leaves what stands behind it to the letter", () => {
    const sent = '{"token":{"a":[1,{}]}, "expires_in":\t3600.0,"code":[ ],"x":[1.10] }';
    expect(bodyOf(sent, JSON_TYPE)).toBe(
      `{"token":"${MASK}", "expires_in":\t3600.0,"code":"${MASK}","x":[1.10] }`,
    );
  });

  it.each(["null", "true", "false"])("is left alone when it is %s", (value) => {
    const sent = `{"token": ${value}, "a": "token"}`;
    expect(bodyOf(sent, JSON_TYPE)).toBe(sent);
  });

  it("is left alone when it is empty", () => {
    expect(createRedactor().url("https://op.example/?code=&code")).toBe("https://op.example/?code=&code");
  });
});

describe("secrets known by their shape", () => {
  it.each([
    ["a JWS", JWT],
    ["a JWE", "eyJhbGciOiJkaXIifQ..aXY.dGV4dA.dGFn"],
    ["an unsigned JWT", JWT.slice(0, JWT.lastIndexOf(".") + 1)],
  ])("%s, wherever it stands", (_what, token) => {
    const redactor = createRedactor();
    expect(redactor.text(`before ${token} after`)).toBe(`before ${MASK} after`);
    expect(redactor.url(`https://api.example/${token}/x?${token}#${token}`)).toBe(
      `https://api.example/${MASK}/x?${MASK}#${MASK}`,
    );
    expect(bodyOf(`<p>${token}</p>`)).toBe(`<p>${MASK}</p>`);
    expect(bodyOf(`{"x":["${token}"],"${token}":1}`)).toBe(`{"x":["${MASK}"],"${MASK}":1}`);
  });
});

describe("secrets known by their value", () => {
  const printable = fc.string({ minLength: 6, maxLength: 40, unit: "grapheme-ascii" });
  const secret = fc
    .oneof(printable, fc.string({ minLength: 6, unit: "binary" }))
    .filter((text) => !text.includes("•"));
  const around = fc.string({ maxLength: 20 });

  it("never survive as they are: text, URL, header, parameter, body, error", () => {
    fc.assert(
      fc.property(
        secret,
        around,
        around,
        fc.array(secret, { maxLength: 3 }),
        (learned, before, after, others) => {
          const redactor = knowing(...others, learned);
          const echo = `${before}${learned}${after}`;
          const shown = [
            redactor.text(echo),
            redactor.url(`https://op.example/${echo}`),
            redactor.url(`https://op.example/?${echo}`),
            redactor.url(`https://op.example/?x=${echo}#${echo}`),
            redactor.url(echo),
            redactor.headers([["authorization", echo]])[0]?.value,
            redactor.headers([["www-authenticate", echo]])[0]?.value,
            redactor.headers([["location", echo]])[0]?.value,
            redactor.parameters([[echo, echo]])[0]?.name,
            redactor.parameters([["x", echo]])[0]?.value,
            redactor.body(echo, []).text,
            redactor.body(`{${echo}`, JSON_TYPE).text,
            redactor.body(`x=${echo}`, FORM_TYPE).text,
            redactor.error({ code: "internal", message: echo, advice: echo, wire: { error: echo } }).wire
              ?.error,
          ];
          for (const text of shown) expect(text?.includes(learned)).toBe(false);
        },
      ),
    );
  });

  it("never survive as they are spelled in a URL, a form or a JSON document", () => {
    fc.assert(
      fc.property(printable, (learned) => {
        const redactor = knowing(learned);
        const form = new URLSearchParams({ x: learned }).toString();
        const json = JSON.stringify({ x: learned, [learned]: [learned] });
        const url = `https://op.example/?x=${encodeURIComponent(learned)}`;
        expect(new URLSearchParams(redactor.body(form, FORM_TYPE).text).get("x")).not.toContain(learned);
        expect(new URL(redactor.url(url)).searchParams.get("x")).not.toContain(learned);
        const shown = redactor.body(json, JSON_TYPE).text ?? "";
        expect(shown).not.toContain(JSON.stringify(learned).slice(1, -1));
      }),
    );
  });

  it("never survive in a document that escapes more than it needs to", () => {
    const escaped = [..."opaque-secret"].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join("");
    expect(knowing("opaque-secret").body(`{"x":"${escaped}"}`, JSON_TYPE).text).toBe(`{"x":"${MASK}"}`);
  });

  it("leave nothing of a longer one that begins with a shorter one", () => {
    expect(knowing("secret", "secret-and-more").text("secret-and-more")).toBe(MASK);
  });

  it("leave nothing of one that has a token's shape inside", () => {
    const learned = `1//${JWT}~rest`;
    expect(knowing(learned).text(`x ${learned} y`)).toBe(`x ${MASK} y`);
  });

  it("may be numbers", () => {
    expect(knowing("12345678").body('{"user_code":12345678}', JSON_TYPE).text).not.toContain("12345678");
  });

  it.each([
    ["Authorization", "Bearer opaque-token", "opaque-token"],
    ["authorization", "opaque-token", "opaque-token"],
    ["Proxy-Authorization", "Basic Y2xpZW50OnNlY3JldA==", "Y2xpZW50OnNlY3JldA=="],
    ["Cookie", "session=12345", "session=12345"],
    ["x-api-key", "key-12345", "key-12345"],
  ])("are the credentials of a request too: %s: %s", (name, value, credential) => {
    const redactor = createRedactor();
    redactor.learnCredentials([[name, value]]);
    expect(redactor.text(`You sent ${credential}.`)).toBe(`You sent ${MASK}.`);
  });

  it("are not the other headers of a request", () => {
    const redactor = createRedactor();
    redactor.learnCredentials([["Accept", "application/json"]]);
    expect(redactor.text("application/json")).toBe("application/json");
  });

  it("are learned only from 6 characters on, and whatever they are made of", () => {
    const redactor = knowing("short", "\ud800 lone half of a pair");
    redactor.learn(undefined);
    expect(redactor.text("short")).toBe("short");
    expect(redactor.text("\ud800 lone half of a pair")).toBe(MASK);
  });
});

describe("a URL that is recorded", () => {
  it("is kept to the letter where it holds no secret", () => {
    const parts = fc.tuple(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.array(
        fc.string({ unit: fc.constantFrom("a", "%", "+", "=", "&", "?", "/", ";", "%2", "%41", "ü", " ") }),
      ),
    );
    fc.assert(
      fc.property(parts, ([url, rest]) => {
        const whole = url + rest.join("");
        fc.pre(!/@|eyJ|[?&#](code|token|request|response|password)=/i.test(whole));
        expect(createRedactor().url(whole)).toBe(whole);
      }),
    );
  });

  it("is kept to the letter but for the mask", () => {
    fc.assert(
      fc.property(
        fc.webQueryParameters(),
        fc.webQueryParameters(),
        fc.webFragments(),
        (before, after, fragment) => {
          fc.pre(
            ![before, after, fragment].some((text) =>
              /(^|&)(code|token|request|response|password)=|eyJ/i.test(text),
            ),
          );
          const url = (value: string) => `https://rp.example/cb?${before}&code=${value}&${after}#${fragment}`;
          expect(createRedactor().url(url("opaque"))).toBe(url(MASK));
        },
      ),
    );
  });

  it.each([
    ["https://user:secret@op.example/a@b", `https://${MASK}@op.example/a@b`],
    ["https://user:se@cret@op.example/", `https://${MASK}@op.example/`],
    ["https://op.example/@user", "https://op.example/@user"],
  ])("shows no credentials: %s", (url, shown) => {
    expect(createRedactor().url(url)).toBe(shown);
  });
});

describe("a body that is recorded", () => {
  it("is JSON to the letter but for the masks (Z-74, Z-130)", () => {
    const sent =
      '{ "id": 9007199254740993,\n  "n": 1.10, "id": 2, "access_token":\t"opaque", "list": ["code", "x"] }';
    expect(bodyOf(sent, JSON_TYPE)).toBe(sent.replace("opaque", MASK));
  });

  it("is any JSON document to the letter where it holds no secret", () => {
    const value = fc.jsonValue({ stringUnit: "grapheme" });
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom(undefined, 2, "\t"), (document, space) => {
        const sent = JSON.stringify(document, undefined, space);
        fc.pre(!/eyJ|"(code|token|request|response|password)"\s*:/i.test(sent));
        expect(bodyOf(sent, JSON_TYPE)).toBe(sent);
      }),
    );
  });

  it.each([
    ["cut off after the token", '{"access_token":"opaque"'],
    ["cut off in the token", '{"access_token":"opaque'],
    ["cut off after a backslash", '{"access_token":"opaque\\'],
    ["followed by something", '{"access_token":"opaque"}<!-- 1 -->'],
    ["with a line break in the token", '{"access_token":"opa\nque"}'],
    ["with a comma too many", '{"access_token":"opaque",}'],
    ["with NaN in it", '{"x":NaN,"access_token":"opaque"}'],
  ])("hides tokens even in JSON that is broken: %s (F-70, Z-77)", (_what, body) => {
    expect(bodyOf(body, JSON_TYPE)).not.toMatch(/opa/);
  });

  it("is masked as a form where it is one in plain text", () => {
    expect(bodyOf("access_token=opaque&expires=5183999", [["content-type", "text/plain"]])).toBe(
      `access_token=${MASK}&expires=5183999`,
    );
  });

  it("is masked as JSON whatever content type it comes with", () => {
    expect(bodyOf('{"access_token":"opaque"}', [["content-type", "text/html"]])).not.toContain("opaque");
  });

  it("is its size only where it is no text", () => {
    expect(createRedactor().body(new Uint8Array([0xff, 0xfe]), [])).toEqual({
      sizeInBytes: 2,
      truncated: false,
    });
  });

  it("has its size before masking and cutting, in bytes", () => {
    expect(createRedactor().body("ü", [])).toEqual({ text: "ü", sizeInBytes: 2, truncated: false });
    const long = createRedactor().body("x".repeat(1024 * 1024), []);
    expect(long).toMatchObject({ sizeInBytes: 1024 * 1024, truncated: true });
    expect(long.text).toHaveLength(256 * 1024);
  });

  it("never shows a token that lies across the place where it is cut", () => {
    const secret = "opaque-secret-of-some-length";
    const body = `${"x".repeat(256 * 1024 - 10)}${secret}`;
    expect(knowing(secret).body(body, []).text).not.toContain("opaque");
  });

  it("of 1 MiB with one long text is masked (Z-59)", () => {
    const body = `{"access_token":"${"x\\n".repeat(340_000)}"}`;
    expect(bodyOf(body, JSON_TYPE)).toBe(`{"access_token":"${MASK}"}`);
  });
});

describe("an error that is recorded", () => {
  it("keeps its form, and hides what was learned in all of its texts", () => {
    const secret = "opaque-secret";
    const error = {
      code: "token_error",
      message: `m ${secret}`,
      advice: `a ${secret}`,
      cause: `c ${secret}`,
      wire: { httpStatus: 400, errorDescription: `d ${secret}` },
    } as const;
    expect(knowing(secret).error(error)).toEqual({
      code: "token_error",
      message: `m ${MASK}`,
      advice: `a ${MASK}`,
      cause: `c ${MASK}`,
      wire: { httpStatus: 400, errorDescription: `d ${MASK}` },
    });
  });
});
