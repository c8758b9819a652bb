import { describe, expect, it } from "vitest";
import { checkExternalUrl } from "../../../main/app/external-url.ts";
import { failureOf } from "../../support/failure-of.ts";

describe("an address for the system's browser (EX-10, C-02)", () => {
  it.each([
    ["https://op.example/auth?state=a%20b", "https://op.example/auth?state=a%20b"],
    ["http://127.0.0.1:8080/auth", "http://127.0.0.1:8080/auth"],
    ["https://bücher.example/auth", "https://xn--bcher-kva.example/auth"],
  ])("is opened as the parser writes it: %s", (url, opened) =>
    expect(checkExternalUrl(url, "linux")).toBe(opened),
  );

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "smb://server/share",
    "ms-settings:privacy",
    "app://workbench/index.html",
    "https://user@op.example/",
    "https://op.example:pass@attacker.example/",
    "https://op.example/\nX",
    "https://op.example/\u0000",
    "https://op.example/ --flag",
    "--flag",
    "",
  ])("is not opened: %j", async (url) => {
    expect(await failureOf(() => checkExternalUrl(url, "linux"))).toMatchObject({
      code: "browser_open_failed",
      step: "authorization_endpoint",
    });
  });

  it("may be longer than 2,081 characters, but not on Windows (C-03, F-89)", async () => {
    const url = `https://op.example/auth?request=${"a".repeat(2_100)}`;
    expect(checkExternalUrl(url, "linux")).toBe(url);
    const refused = await failureOf(() => checkExternalUrl(url, "win32"));
    expect(refused.message).toContain("too long");
    expect(refused.advice).toContain("Copy the link");
  });
});
