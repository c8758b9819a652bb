import { describe, expect, it } from "vitest";
import { bundledPages, developmentPages } from "../../../main/app/own-pages.ts";

describe("the bundled pages (EX-08, EL-13)", () => {
  it.each(["app://workbench/index.html", "app://workbench/index.html#/users/u1", "app://workbench/"])(
    "hold %s",
    (url) => expect(bundledPages.contains(url)).toBe(true),
  );

  it.each([
    "app://workbench.attacker.example/index.html",
    "app://workbench:8080/index.html",
    "app://workbench@attacker.example/",
    "app://user@workbench/index.html",
    "app://other/index.html",
    "app:workbench/index.html",
    "https://workbench/index.html",
    "file:///index.html",
    "data:text/html,app://workbench/",
    "javascript:alert(1)",
    "about:blank",
    "not a url",
    "",
  ])("do not hold %s", (url) => {
    expect(bundledPages.contains(url)).toBe(false);
    expect(bundledPages.mayRequest(url)).toBe(false);
  });
});

describe("a development server's pages", () => {
  const pages = developmentPages("http://127.0.0.1:5173/");

  it("are those of its origin, with its web socket", () => {
    expect(pages.origin).toBe("http://127.0.0.1:5173");
    expect(pages.contains("http://127.0.0.1:5173/index.html")).toBe(true);
    expect(pages.contains("http://127.0.0.1:5174/index.html")).toBe(false);
    expect(pages.contains("ws://127.0.0.1:5173/")).toBe(false);
    expect(pages.mayRequest("ws://127.0.0.1:5173/")).toBe(true);
    expect(pages.mayRequest("https://example.com/")).toBe(false);
  });

  it.each(["http://192.168.1.2:5173/", "https://127.0.0.1:5173/", "http://127.0.0.1.attacker.example/"])(
    "are not taken from %s",
    (url) => expect(() => developmentPages(url)).toThrow("loopback"),
  );
});
