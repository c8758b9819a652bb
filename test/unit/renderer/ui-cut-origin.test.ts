import { describe, expect, it } from "vitest";
import { cutOrigin } from "../../../renderer/ui/cut-origin.ts";

describe("cutting the shared origin of a URL", () => {
  const issuer = "https://id.acc.northwind.example";

  it("leaves path, query and fragment on the same origin", () => {
    expect(cutOrigin(`${issuer}/oauth2/token?a=1#b`, `${issuer}/realms/main`)).toBe("/oauth2/token?a=1#b");
  });

  it("cuts nothing on another origin, port or scheme", () => {
    expect(cutOrigin("https://evil.example/oauth2/token", issuer)).toBeUndefined();
    expect(cutOrigin(`${issuer}:8443/oauth2/token`, issuer)).toBeUndefined();
    expect(cutOrigin("http://id.acc.northwind.example/oauth2/token", issuer)).toBeUndefined();
    expect(cutOrigin(`${issuer}.evil.example/oauth2/token`, issuer)).toBeUndefined();
  });

  it("cuts nothing where nothing would remain, and nothing from what is no URL", () => {
    expect(cutOrigin(issuer, issuer)).toBeUndefined();
    expect(cutOrigin("not a url", issuer)).toBeUndefined();
    expect(cutOrigin(`${issuer}/token`, "")).toBeUndefined();
  });
});
