import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "../../../main/app/content-security-policy.ts";

describe("the pages' policy (EX-05)", () => {
  const policy = contentSecurityPolicy("abc");

  it("is closed but for the pages' own files and styles with the nonce", () => {
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types default",
    ]);
  });

  it("admits neither inline script nor eval", () => {
    expect(policy).not.toMatch(/unsafe-|blob:|\*/);
  });
});
