import { describe, expect, it } from "vitest";
import { type ClientConfiguration, emptyDraft } from "#shared/configurations/client-configuration.ts";
import { requireAllowedOrigin } from "../../../main/requests/allowed-origin.ts";
import { failureOf } from "../../support/failure-of.ts";

const configuration = (changes: Partial<ClientConfiguration>): ClientConfiguration => ({
  ...emptyDraft("Example"),
  id: "1",
  createdAt: 1,
  updatedAt: 1,
  ...changes,
});

const send = (url: string, changes: Partial<ClientConfiguration>) =>
  requireAllowedOrigin(new URL(url), configuration(changes));

describe("where an access token may go (C-92)", () => {
  const allowedOrigins = ["https://api.example", "https://api.example:8443"];

  it.each([
    "https://api.example/orders?x=1",
    "https://api.example:443/",
    "https://API.example/",
    "https://api.example:8443/",
  ])("%s: to an origin of the list", (url) => {
    expect(send(url, { allowedOrigins })).toBeUndefined();
  });

  it.each([
    "http://api.example/",
    "https://api.example:8444/",
    "https://api.example./",
    "https://evil.example/",
    "https://api.example.evil.example/",
    "https://sub.api.example/",
    "https://evil.example/https://api.example",
    "https://127.0.0.1/",
  ])("%s: to no other origin", async (url) => {
    expect(await failureOf(() => send(url, { allowedOrigins }))).toMatchObject({
      code: "origin_not_allowed",
      field: "allowedOrigins",
      cause: new URL(url).origin,
    });
  });

  it("is nowhere when the list is empty", async () => {
    expect((await failureOf(() => send("https://api.example/", {}))).code).toBe("origin_not_allowed");
  });

  it("is never a wildcard", async () => {
    for (const origin of ["*", "https://*.example", "https://", "null"]) {
      const error = await failureOf(() => send("https://api.example/", { allowedOrigins: [origin] }));
      expect(error.code).toBe("origin_not_allowed");
    }
  });
});

describe("an access token over plain HTTP", () => {
  it("goes to this machine", () => {
    expect(send("http://127.0.0.1:8080/", { allowedOrigins: ["http://127.0.0.1:8080"] })).toBeUndefined();
  });

  it("goes elsewhere only where the configuration allows it", async () => {
    const allowedOrigins = ["http://api.example"];
    expect(await failureOf(() => send("http://api.example/", { allowedOrigins }))).toMatchObject({
      code: "insecure_url",
      field: "allowInsecureHttp",
    });
    expect(send("http://api.example/", { allowedOrigins, allowInsecureHttp: true })).toBeUndefined();
  });
});
