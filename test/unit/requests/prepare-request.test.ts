import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { operations } from "#shared/contract/operations.ts";
import { encodeText } from "../../../main/requests/bodies/encode-body.ts";
import { prepareRequest } from "../../../main/requests/prepare-request.ts";
import { resolveRequest } from "../../../main/requests/resolve-request.ts";
import { failureOf } from "../../support/failure-of.ts";
import { startServer } from "../../support/local-server.ts";
import { fetchWith } from "../../support/open-client.ts";
import { type TypedRequest, typedRequest } from "../../support/typed-request.ts";

const prepare = (changes: TypedRequest) => {
  const draft = resolveRequest(typedRequest({ url: "https://api.example/orders", ...changes }), []);
  const { body } = draft;
  return prepareRequest(
    draft,
    encodeText(body.kind === "multipart" || body.kind === "file" ? { kind: "none" } : body),
  );
};
const header = (name: string, value: string) => prepare({ headers: [{ name, value }] }).headers;

describe("a request as it was typed", () => {
  it("gets the headers that every client sends", () => {
    expect(prepare({})).toEqual({
      method: "GET",
      url: "https://api.example/orders",
      headers: [
        ["accept", "*/*"],
        ["accept-encoding", "gzip, deflate, br"],
        ["user-agent", "sso-workbench"],
      ],
    });
  });

  it("keeps its own headers first, in their order, with their repetition", () => {
    const headers = [
      { name: "X-B", value: "2" },
      { name: "ACCEPT", value: "text/csv" },
      { name: "X-B", value: "3" },
    ];
    expect(prepare({ headers }).headers).toEqual([
      ["X-B", "2"],
      ["ACCEPT", "text/csv"],
      ["X-B", "3"],
      ["accept-encoding", "gzip, deflate, br"],
      ["user-agent", "sso-workbench"],
    ]);
  });

  it("leaves out rows without a name", () => {
    expect(header("  ", "value")).toEqual(prepare({}).headers);
  });

  it.each([
    ['{"a":1}', "application/json"],
    ["7", "application/json"],
    ["a=1", "text/plain; charset=utf-8"],
    ["{", "text/plain; charset=utf-8"],
  ])("says what its body is: %s is %s", (body, type) => {
    expect(prepare({ method: "POST", body })).toMatchObject({ body });
    expect(prepare({ method: "POST", body }).headers).toContainEqual(["content-type", type]);
  });

  it("leaves the content type to its author", () => {
    const headers = [{ name: "Content-Type", value: "application/xml" }];
    expect(prepare({ headers, body: "{}" }).headers.filter(([name]) => /content-type/i.test(name))).toEqual([
      ["Content-Type", "application/xml"],
    ]);
  });
});

describe("the URL of a request", () => {
  it.each([
    [" https://api.example ", "https://api.example/"],
    ["https://api.example/a b?x=ü#fragment", "https://api.example/a%20b?x=%C3%BC"],
    ["https:\\\\api.example\\a", "https://api.example/a"],
    ["https:/api.example/a", "https://api.example/a"],
    ["https://api.example/a\tb\nc", "https://api.example/abc"],
    ["https://b\u00fccher.example/", "https://xn--bcher-kva.example/"],
    ["https://api.example./", "https://api.example./"],
    ["https://0x7f.1/", "https://127.0.0.1/"],
    ["https://api.example:443/", "https://api.example/"],
  ])("is what a browser would make of it: %j (Z-126)", (typed, url) => {
    expect(prepare({ url: typed }).url).toBe(url);
  });

  it.each([
    "",
    "   ",
    "orders",
    "/orders",
    "//api.example/orders",
    "https://",
    "https://api.example:65536/",
    "https://[fe80::1%25eth0]/",
    "https://a b.example/",
    `https://api.example/${"x".repeat(100_000)}`,
  ])("is refused when it is none: %.40j (Z-126)", async (url) => {
    expect(await failureOf(() => prepare({ url }))).toMatchObject({
      code: "request_url_invalid",
      field: "url",
    });
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/plain,x",
    "ftp://api.example/",
    "gopher://api.example/",
    "blob:https://api.example/1",
    "ws://api.example/",
    "app://workbench/",
    "chrome://settings/",
    "about:blank",
    "vbscript:x",
    "smb://api.example/",
    "ms-settings:",
  ])("is refused with another scheme: %s (Z-125)", async (url) => {
    expect((await failureOf(() => prepare({ url }))).code).toBe("request_url_invalid");
  });

  it.each([
    "https://good.example@evil.example/",
    "https://user:secret@api.example/",
    "https://:secret@api.example/",
  ])("is refused with credentials, which are not repeated: %s (Z-126)", async (url) => {
    const error = await failureOf(() => prepare({ url }));
    expect(error.code).toBe("request_url_invalid");
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});

describe("the method of a request", () => {
  it.each(["get", "TRACE", "CONNECT", "GET ", "GET\r\nX: 1", ""])(
    "is one of seven: %j is not (Z-124)",
    (method) => {
      const { input } = operations["requests.send"];
      const sending = (request: object) => input.safeParse({ sendingId: "1", request }).success;
      const draft = typedRequest({ name: "Orders" });
      expect(sending({ ...draft, method })).toBe(false);
      expect(sending(draft)).toBe(true);
    },
  );
});

describe("a header of a request", () => {
  it.each(["a b", "a:b", "a\r\nX-Evil", "a\u0000", "ä", "(a)", "a/b", '"a"', "\u007f"])(
    "is refused with the name %j (Z-123)",
    async (name) => {
      expect(await failureOf(() => header(name, "x"))).toMatchObject({
        code: "request_header_invalid",
        field: "headers",
      });
    },
  );

  it.each([
    "Host",
    "content-length",
    "Transfer-Encoding",
    "Connection",
    "Keep-Alive",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Upgrade",
    "Expect",
  ])("is refused when it belongs to the connection: %s (Z-123)", async (name) => {
    expect((await failureOf(() => header(` ${name} `, "x"))).code).toBe("request_header_invalid");
  });

  it.each(["a\r\nX-Evil: 1", "a\nb", "\n", "a\u0000b", "a\u007fb", "€", "\ud83e\udd8a"])(
    "is refused with the value %j, which is not repeated (Z-123)",
    async (value) => {
      const error = await failureOf(() => header("X-A", value));
      expect(error.code).toBe("request_header_invalid");
      expect(error.message).not.toContain(value);
    },
  );

  it.each([
    ["", ""],
    ["  a  b ", "a  b"],
    ["a\tb", "a\tb"],
    ["caf\u00e9", "caf\u00e9"],
  ])("may have the value %j", (value, sent) => {
    expect(header(" X-A ", value)[0]).toEqual(["X-A", sent]);
  });

  it("never lets a line break through, nor anything else that ends a header (Z-123)", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\r", "\n", "\0", "\t", " ", ":", "a", "é", "\u2028"),
        fc.string({ unit: "binary", maxLength: 1 }),
      ),
    });
    const headers = fc.array(
      fc.record({ name: fc.oneof(text, fc.constantFrom("X-A", "Accept")), value: text }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(headers, text, text, (typed, url, body) => {
        try {
          const request = prepare({ headers: typed, url: `https://api.example/${url}`, body });
          for (const [name, value] of request.headers) {
            expect(name).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);
            expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
          }
          expect(request.url).toMatch(/^https:\/\/api\.example\/[\x21-\x7e]*$/);
        } catch (thrown) {
          expect(thrown instanceof AppFailure && thrown.error.code).toMatch(/^request_(header|url)_invalid$/);
        }
      }),
    );
  });

  it("that is accepted arrives as it is (Z-123)", async () => {
    let received: string[] = [];
    const server = await startServer((request, response) => {
      received = request.rawHeaders;
      response.end();
    });
    const values = ["caf\u00e9 \u00ff", "a\tb", "!#$%&'*+.^_`|~ ()<>@,;:\\\"/[]?={}"];
    const headers = values.map((value, index) => ({ name: `X-${index}`, value }));
    const request = prepare({ url: server.origin, headers });
    await fetchWith(server.origin, { request });
    for (const value of values) expect(received).toContain(value);
  });
});
