import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { browserProgram, chooseBrowser } from "../../../main/login/index.ts";
import type { BrowserOpener } from "../../../main/ports/browser-opener.ts";
import { failureOf } from "../../support/failure-of.ts";
import { temporaryFolder } from "../../support/temporary-data.ts";

const system: BrowserOpener = { describe: () => "system browser", open: async () => {} };

describe("the browser of a login", () => {
  it.each([
    ["/opt/env/firefox", "/opt/set/chromium", "firefox"],
    [undefined, "/opt/set/chromium", "chromium"],
    ["", "/opt/set/chromium", "chromium"],
    ["/opt/env/firefox", "", "firefox"],
    [undefined, "", "system browser"],
    ["", "", "system browser"],
  ])("with %j in the environment and %j in the settings is %s", (fromEnvironment, fromSettings, chosen) => {
    expect(chooseBrowser({ fromEnvironment, fromSettings, system }).describe()).toBe(chosen);
  });
});

describe("a browser that is a program", () => {
  /** A program that writes how many arguments it got, and the first one. */
  const noteTaker = () => {
    const folder = temporaryFolder();
    const program = join(folder, "take notes");
    const notes = join(folder, "notes");
    writeFileSync(
      program,
      `#!/bin/sh\nprintf '%s %s' "$#" "$1" > "${notes}.part"\nmv "${notes}.part" "${notes}"\n`,
    );
    chmodSync(program, 0o755);
    const read = () =>
      vi.waitFor(() => {
        expect(existsSync(notes)).toBe(true);
        return readFileSync(notes, "utf8");
      });
    return { program, read };
  };

  it.skipIf(process.platform === "win32")(
    "gets the URL as its one argument, without a shell (C-06)",
    async () => {
      const { program, read } = noteTaker();
      const url = "https://op.example/authorize?a=$(id)&b=`id`&c='x y'&d=%20;e|f>g*";
      await browserProgram(program).open(url);
      expect(await read()).toBe(`1 ${url}`);
    },
  );

  it.each(["/no/such/browser", "no-such-browser-anywhere", import.meta.dirname, "a\0b"])(
    "that cannot be started is told of: %j (F-89)",
    async (program) => {
      const error = await failureOf(() => browserProgram(program).open("https://op.example/?code=opaque"));
      expect(error).toMatchObject({ code: "browser_open_failed", step: "authorization_endpoint" });
      expect(JSON.stringify(error)).not.toContain("opaque");
    },
  );
});
