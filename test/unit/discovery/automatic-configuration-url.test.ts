import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  automaticConfigurationUrlOf,
  issuersOfUrl,
} from "../../../main/discovery/automatic-configuration-url.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";

describe("the automatic configuration URL of what was typed", () => {
  it.each([
    ["https://id.example.com", `https://id.example.com${WELL_KNOWN}`],
    ["https://id.example.com/", `https://id.example.com${WELL_KNOWN}`],
    ["https://id.example.com/realms/main/", `https://id.example.com/realms/main${WELL_KNOWN}`],
    ["  id.example.com  ", `https://id.example.com${WELL_KNOWN}`],
    ["id.example.com:8443", `https://id.example.com:8443${WELL_KNOWN}`],
    ["localhost:8080/realms/main", `https://localhost:8080/realms/main${WELL_KNOWN}`],
    ["http://localhost:8080", `http://localhost:8080${WELL_KNOWN}`],
    [`https://id.example.com${WELL_KNOWN}`, `https://id.example.com${WELL_KNOWN}`],
    [`https://id.example.com${WELL_KNOWN}?appid=1`, `https://id.example.com${WELL_KNOWN}?appid=1`],
    [
      "https://id.example.com/.well-known/oauth-authorization-server",
      "https://id.example.com/.well-known/oauth-authorization-server",
    ],
    ["", ""],
    ["   ", ""],
  ])("makes of %j %j", (typed, url) => {
    expect(automaticConfigurationUrlOf(typed)).toBe(url);
  });
});

describe("the issuers that a document at a URL may name", () => {
  it("knows nothing when the URL has not the well-known form", () => {
    expect(issuersOfUrl("https://id.example.com/metadata.json")).toBeUndefined();
    expect(issuersOfUrl("https://id.example.com/.well-known/oauth-authorization-server")).toBeUndefined();
  });

  it("leaves the query out of account", () => {
    expect(issuersOfUrl(`https://id.example.com/v2.0${WELL_KNOWN}?appid=1`)).toContain(
      "https://id.example.com/v2.0",
    );
  });

  it("takes the issuer as it was typed and as URLs are written", () => {
    expect(issuersOfUrl(`https://ID.Example.com:443/Main${WELL_KNOWN}`)).toEqual([
      "https://id.example.com/Main",
      "https://ID.Example.com:443/Main",
    ]);
  });

  it("is the inverse of appending the well-known path, for every web URL without query", () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["https"] }), (url) => {
        const issuer = url.replace(/\/+$/, "");
        expect(issuersOfUrl(automaticConfigurationUrlOf(issuer))).toContain(issuer);
      }),
    );
  });
});
