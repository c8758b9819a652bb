import { describe, expect, it } from "vitest";
import { requestOfFetch, responseForFetch } from "../../../main/http/index.ts";
import { httpResponse } from "../../support/http-response.ts";

describe("a fetch call as a request of ours", () => {
  const url = "https://op.example/token";

  it("keeps method, URL, headers and body", () => {
    const body = new URLSearchParams({ grant_type: "authorization_code", scope: "a b" });
    expect(requestOfFetch(url, { method: "POST", headers: { accept: "a/b", "x-a": "1" }, body })).toEqual({
      method: "POST",
      url,
      headers: [
        ["accept", "a/b"],
        ["x-a", "1"],
      ],
      body: "grant_type=authorization_code&scope=a+b",
    });
  });

  it("keeps bytes as bytes, and no body as none", () => {
    const bytes = new Uint8Array([1, 2]);
    expect(requestOfFetch(url, { method: "POST", headers: {}, body: bytes }).body).toBe(bytes);
    expect(requestOfFetch(url, { method: "GET", headers: {} })).not.toHaveProperty("body");
    expect(requestOfFetch(url, { method: "GET", headers: {}, body: null })).not.toHaveProperty("body");
  });
});

describe("a response of ours as one of the Fetch standard", () => {
  it("keeps status, headers and body", async () => {
    const headers = [
      ["Content-Type", "application/json"],
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
      ["X-Latin", "caf\u00e9"],
    ] as const;
    const response = responseForFetch(httpResponse('{"a":1}', { status: 400, headers }));
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("x-latin")).toBe("caf\u00e9");
    expect(await response.json()).toEqual({ a: 1 });
  });

  it("does not say any more how the body was coded on the wire", () => {
    const headers = [
      ["Content-Encoding", "gzip"],
      ["content-length", "3"],
      ["Transfer-Encoding", "chunked"],
    ] as const;
    expect([...responseForFetch(httpResponse("unpacked", { headers })).headers.keys()]).toEqual([]);
  });

  it.each([204, 205, 304])("has no body with status %d", (status) => {
    expect(responseForFetch(httpResponse("", { status })).body).toBeNull();
  });
});
