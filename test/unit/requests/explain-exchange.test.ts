import { describe, expect, it } from "vitest";
import type { Exchange, SentToken } from "#shared/requests/exchange.ts";
import { explainExchange } from "../../../main/requests/explanation/explain-exchange.ts";

const valid: SentToken = { kind: "access_token", state: "valid", scopes: ["orders.read"], roles: ["User"] };

const refused = (status: number, challenge: string | undefined, rest: Partial<Exchange> = {}): Exchange => ({
  id: "e",
  sender: "user",
  sentAs: "Ada",
  method: "GET",
  url: "https://api.example/orders",
  status,
  startedAt: 1,
  durationMs: 1,
  sizeInBytes: 0,
  tokenUse: "sent",
  token: valid,
  hops: [],
  request: { headers: [], body: "" },
  response: {
    status,
    statusText: "",
    httpVersion: "1.1",
    headers: challenge === undefined ? [] : [{ name: "WWW-Authenticate", value: challenge }],
    mediaType: "",
    body: { encoding: "text", content: "", sizeInBytes: 0, isComplete: true, isKept: false },
    headersAfterMs: 1,
  },
  ...rest,
});

const explain = (...exchange: Parameters<typeof refused>) => explainExchange(refused(...exchange), undefined);

const { token: _token, ...anonymous } = refused(401, "Bearer");

describe("why a request was refused", () => {
  it.each([
    [
      403,
      'Bearer error="insufficient_scope", scope="orders.read orders.write"',
      {},
      "The token lacks the scope orders.write.",
    ],
    [
      401,
      'Bearer error="invalid_token"',
      { token: { ...valid, state: "expired" } },
      "The token that was sent had ended.",
    ],
    [401, 'Bearer error="invalid_token"', {}, "The API did not accept the token, although it has not ended."],
    [
      401,
      'DPoP error="invalid_dpop_proof"',
      {},
      "The API did not accept the proof of the key that the token is bound to.",
    ],
    [401, 'Basic realm="x"', {}, "The API does not take tokens: it wants Basic."],
    [
      401,
      'Bearer error="insufficient_user_authentication", acr_values="gold"',
      {},
      "The API wants Ada to log in anew, in a stronger way or more recently.",
    ],
    [403, undefined, {}, "The API knows who Ada is, and does not allow this."],
    [
      401,
      "Bearer",
      { redirectedTo: { method: "GET", url: "https://b.example/", headers: [], isTokenSent: false } },
      "A redirect led to another origin, where the token was not sent.",
    ],
  ] as const)("%i %s", (status, challenge, rest, summary) => {
    const explanation = explain(status, challenge, rest as Partial<Exchange>);
    expect(explanation?.summary).toBe(summary);
    expect(explanation?.advice.length).toBeGreaterThan(0);
  });

  it("is that no token was sent", () => {
    const explanation = explainExchange(anonymous, undefined);
    expect(explanation).toMatchObject({
      summary: "No token was sent, and the API wants to know who asks.",
      challenges: [{ scheme: "Bearer", source: "RFC 6750 3" }],
      advice: [{ act: "choose_identity" }],
    });
    expect(explanation?.token).toBeUndefined();
  });

  it("has the facts of the token and the roles beside it", () => {
    expect(explainExchange(refused(403, undefined), ["Administrator"])).toMatchObject({
      token: valid,
      rolesHere: ["Administrator"],
      advice: [{ text: expect.stringContaining("the roles User and the scopes orders.read") }, {}],
    });
  });

  it("names what to change in the configuration", () => {
    expect(explain(403, 'Bearer scope="x"')?.advice[0]).toMatchObject({ field: "selectedScopes" });
    expect(
      explain(401, 'Bearer error="insufficient_user_authentication", max_age=60')?.advice[0],
    ).toMatchObject({
      field: "authorizationRequest.maxAgeInSeconds",
      text: "Set max_age to 60, then log in again.",
    });
    expect(explain(401, 'DPoP algs="ES256"')?.advice[0]).toMatchObject({ field: "dpop" });
  });

  it("puts challenges into words that are none of a standard", () => {
    expect(explain(401, 'Custom a=b, Bearer error="toString"')?.challenges).toEqual([
      {
        scheme: "Custom",
        parameters: [{ name: "a", value: "b" }],
        meaning: "The API wants the scheme Custom, which the workbench does not know.",
      },
      {
        scheme: "Bearer",
        parameters: [{ name: "error", value: "toString" }],
        meaning: "The API refused the token with an error of its own: toString.",
      },
    ]);
  });

  it("is not asked of any other answer", () => {
    expect(explain(404, "Bearer")).toBeUndefined();
    expect(explain(200, undefined)).toBeUndefined();
  });
});
