import { describe, expect, it } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { emptyRequestDraft } from "#shared/requests/request-draft.ts";
import { recordRequest, recordResponse } from "../../../main/requests/build-exchange.ts";
import { createRedactor } from "../../../main/trace/index.ts";
import { httpResponse } from "../../support/http-response.ts";

const knowing = (secret: string) => {
  const redactor = createRedactor();
  redactor.learn(secret);
  return redactor;
};

const bodyOf = (bytes: string | Uint8Array) => recordResponse(httpResponse(bytes), createRedactor()).body;

describe("a request as it is kept", () => {
  it("hides the token in headers and body (C-84)", () => {
    const headers = [
      ["authorization", "Bearer opaque-token"],
      ["Cookie", "session=1"],
      ["X-A", "opaque-token"],
    ] as const;
    const request = { method: "POST", url: "https://api.example/", headers, body: "token is opaque-token." };
    expect(recordRequest(request, emptyRequestDraft, knowing("opaque-token"))).toEqual({
      headers: [
        { name: "authorization", value: `Bearer ${MASK}` },
        { name: "Cookie", value: MASK },
        { name: "X-A", value: MASK },
      ],
      body: `token is ${MASK}.`,
      settings: {
        token: "access_token",
        redirects: "follow",
        timeLimitInSeconds: 300,
        sizeLimitInMebibytes: 25,
      },
    });
  });

  it("has an empty body when none was sent", () => {
    expect(
      recordRequest(
        { method: "GET", url: "https://api.example/", headers: [] },
        emptyRequestDraft,
        createRedactor(),
      ).body,
    ).toBe("");
  });
});

describe("a response as it is kept", () => {
  it("hides the token that the peer echoes, and keeps everything else to the letter (C-84, Z-130)", () => {
    const headers = [
      ["Content-Type", "application/json"],
      ["Set-Cookie", "session=1"],
    ] as const;
    const json = '{ "you_sent":"opaque-token", "id": 9007199254740993, "id": 1.10 }';
    expect(recordResponse(httpResponse(json, { status: 201, headers }), knowing("opaque-token"))).toEqual({
      status: 201,
      statusText: "",
      httpVersion: "1.1",
      headers: [
        { name: "Content-Type", value: "application/json" },
        { name: "Set-Cookie", value: MASK },
      ],
      mediaType: "application/json",
      body: {
        encoding: "text",
        content: json.replace("opaque-token", MASK),
        sizeInBytes: json.length,
        isComplete: true,
        isKept: false,
      },
      headersAfterMs: 0,
    });
  });

  it("is text where its bytes are, whatever its content type says (Z-128)", () => {
    expect(bodyOf("<svg onload=alert(1)>")).toMatchObject({
      encoding: "text",
      content: "<svg onload=alert(1)>",
    });
    expect(bodyOf("")).toMatchObject({ encoding: "text", content: "", isComplete: true });
  });

  it.each([
    ["no UTF-8", new Uint8Array([0xff, 0xd8, 0xff])],
    ["a NUL in it", new Uint8Array([0x61, 0x00, 0x62])],
  ])("is base64 where its bytes are no text: %s (Z-131)", (_what, bytes) => {
    const body = bodyOf(bytes);
    expect(body.encoding).toBe("base64");
    expect(Buffer.from(body.content, "base64")).toEqual(Buffer.from(bytes));
  });

  it("is read rightly after one that was no text", () => {
    bodyOf(new Uint8Array([0xe2, 0x82]));
    expect(bodyOf("\u00e9 ok")).toMatchObject({ encoding: "text", content: "\u00e9 ok" });
  });

  it("is cut at 8 MiB, base64 at a whole group (Z-129)", () => {
    const limit = 8 * 1024 * 1024;
    expect(bodyOf("x".repeat(limit)).isComplete).toBe(true);
    const text = bodyOf("x".repeat(limit + 1));
    expect([text.isComplete, text.content.length, text.sizeInBytes]).toEqual([false, limit, limit + 1]);
    const bytes = bodyOf(new Uint8Array(limit).fill(0xff));
    expect([bytes.isComplete, bytes.content.length % 4]).toEqual([false, 0]);
  });

  it("has an empty media type where the peer names none", () => {
    expect(recordResponse(httpResponse("x"), createRedactor()).mediaType).toBe("");
  });
});
