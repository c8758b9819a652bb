import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type AssetAnswer, serveAsset } from "../../../main/app/serve-asset.ts";

let folder = "";
let nonces = 0;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), "sso-workbench-assets-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  folder = join(parent, "renderer");
  mkdirSync(join(folder, "assets", "folder.js"), { recursive: true });
  writeFileSync(
    join(folder, "index.html"),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(folder, "assets", "index.js"), "let nonce = '__CSP_NONCE__';");
  writeFileSync(join(folder, "assets", "name with space.css"), "a{}");
  writeFileSync(join(folder, "assets", "data.db"), "secret");
  writeFileSync(join(folder, ".hidden.js"), "hidden");
  writeFileSync(join(parent, "outside.js"), "outside");
  symlinkSync(join(parent, "outside.js"), join(folder, "assets", "link.js"));
  symlinkSync(parent, join(folder, "up"));
});

const get = (path: string, method = "GET"): Promise<AssetAnswer> =>
  serveAsset(
    {
      folder,
      makeNonce: () => {
        nonces += 1;
        return `nonce-${nonces}`;
      },
    },
    { method, url: `app://workbench${path}` },
  );

describe("the bundled pages' files (EX-07)", () => {
  it("are served with their type, and nothing else is guessed", async () => {
    const { status, headers, body } = await get("/assets/index.js");
    expect(status).toBe(200);
    expect(String(body)).toBe("let nonce = '__CSP_NONCE__';");
    expect(headers).toMatchObject({
      "Content-Type": "text/javascript; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
    });
  });

  it("are found by a path with escapes, whatever the query says", async () => {
    expect((await get("/assets/name%20with%20space.css?v=1#top")).status).toBe(200);
  });

  it("get a new nonce for each page, the same in the page and in the policy (EX-05)", async () => {
    const [first, second] = [await get("/index.html"), await get("/index.html")];
    const nonceOf = ({ headers }: AssetAnswer) =>
      /'(nonce-[^']+)'/.exec(headers["Content-Security-Policy"] ?? "")?.[1]?.replace("nonce-", "");
    expect(String(first.body)).not.toContain("__CSP_NONCE__");
    expect(String(first.body).split(String(nonceOf(first)))).toHaveLength(3);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
  });

  it.each(["POST", "HEAD", "PUT", "OPTIONS", "get"])("are not served to %s", async (method) => {
    const { status, headers, body } = await get("/index.html", method);
    expect({ status, allow: headers.Allow, size: body.length }).toEqual({
      status: 405,
      allow: "GET",
      size: 0,
    });
  });

  it.each([
    ["the parent folder", "/../outside.js"],
    ["the parent folder, escaped", "/%2e%2e/outside.js"],
    ["the parent folder, with an escaped slash", "/..%2foutside.js"],
    ["the parent folder, with a backslash", "/..%5coutside.js"],
    ["a path with NUL", "/assets/index.js%00.png"],
    ["a lone percent sign", "/assets/%.js"],
    ["an empty segment", "//assets/index.js"],
    ["a symbolic link to a file", "/assets/link.js"],
    ["a way through a symbolic link", "/up/outside.js"],
    ["a hidden file", "/.hidden.js"],
    ["a folder", "/assets/folder.js"],
    ["a folder's listing", "/assets/"],
    ["the root", "/"],
    ["a kind of file that pages do not have", "/assets/data.db"],
    ["a missing file", "/missing.js"],
    ["a longer path than files have", `/${"a".repeat(10_000)}.js`],
  ])("do not lead to %s", async (_what, path) => {
    const { status, body } = await get(path);
    expect({ status, size: body.length }).toEqual({ status: 404, size: 0 });
  });

  it.each(["app://other/index.html", "app://workbench.example/index.html", "https://workbench/index.html"])(
    "are not at %s",
    async (url) => {
      const source = { folder, makeNonce: () => "nonce" };
      expect((await serveAsset(source, { method: "GET", url })).status).toBe(404);
    },
  );
});
