import { describe, expect, it } from "vitest";
import { isLoopbackHost, parseCallableUrl } from "../../../main/discovery/index.ts";
import { failureOf } from "../../support/failure-of.ts";

const parse = (url: string, allowInsecureHttp = false) => parseCallableUrl(url, "field", allowInsecureHttp);

describe("a host that is this machine", () => {
  it.each(["localhost", "127.0.0.1", "127.8.9.10", "[::1]"])("%s", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each([
    "localhost.example.com",
    "127.0.0.1.example.com",
    "example.com",
    "0.0.0.0",
    "[::]",
    "[::ffff:7f00:1]",
    "10.0.0.1",
    "169.254.169.254",
    "",
  ])("not %j", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });

  it.each(["http://0x7f.1/", "http://2130706433/", "http://127.1/", "http://LOCALHOST/"])(
    "in another spelling: %s (Z-11)",
    (url) => {
      expect(isLoopbackHost(new URL(url).hostname)).toBe(true);
    },
  );
});

describe("a URL that is going to be called", () => {
  it("may be https, and plain HTTP on loopback only", async () => {
    expect(parse("https://op.example/token").href).toBe("https://op.example/token");
    expect(parse("http://127.0.0.1:8080/token").port).toBe("8080");
    expect(await failureOf(() => parse("http://op.example/token"))).toMatchObject({
      code: "insecure_url",
      field: "field",
    });
  });

  it("may be plain HTTP elsewhere where the configuration allows it", () => {
    expect(parse("http://op.example/token", true).protocol).toBe("http:");
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:application/json,{}",
    "app://workbench/",
    "ftp://op.example/",
    "ws://op.example/",
    "blob:https://op.example/1",
    "//op.example/",
    "/token",
    "op.example",
    "https://",
    "https://op.example:65536/",
    "http://[fe80::1%25eth0]/",
    "",
  ])("is refused: %j (Z-08, Z-09)", async (url) => {
    expect((await failureOf(() => parse(url, true))).code).toBe("invalid_input");
  });

  it.each(["https://good.example@evil.example/", "https://user:secret@op.example/"])(
    "holds no credentials: %s (Z-06)",
    async (url) => {
      const error = await failureOf(() => parse(url));
      expect(error).toMatchObject({ code: "invalid_input", field: "field" });
      expect(JSON.stringify(error)).not.toContain("secret");
    },
  );
});
