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
  it("hides secrets in its headers, and keeps its body as it was received (C-84)", () => {
    const headers = [
      ["Content-Type", "application/json"],
      ["Set-Cookie", "session=1"],
    ] as const;
    const body = {
      encoding: "text",
      content: "{}",
      sizeInBytes: 2,
      isComplete: true,
      isKept: false,
    } as const;
    const head = httpResponse("", { status: 201, headers });
    expect(recordResponse(head, body, 7, createRedactor())).toEqual({
      status: 201,
      statusText: "",
      httpVersion: "1.1",
      headers: [
        { name: "Content-Type", value: "application/json" },
        { name: "Set-Cookie", value: `session=${MASK}` },
      ],
      mediaType: "application/json",
      body,
      headersAfterMs: 7,
    });
    expect(recordResponse(httpResponse(""), body, 7, createRedactor()).mediaType).toBe("");
  });
});
