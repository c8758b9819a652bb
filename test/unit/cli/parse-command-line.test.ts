import { describe, expect, it } from "vitest";
import { asksForCommand, commandNames } from "../../../main/cli/command-names.ts";
import { commands } from "../../../main/cli/commands/index.ts";
import { parseCommandLine } from "../../../main/cli/parse-command-line.ts";
import { usage } from "../../../main/cli/usage.ts";

const parsed = (line: string) => {
  const asked = parseCommandLine(line.split(" "));
  return typeof asked === "string"
    ? asked
    : [asked.command.words.join(" "), asked.parameters, asked.options, asked.json];
};

describe("arguments", () => {
  it.each([
    ["configurations list", ["configurations list", [], {}, false]],
    ["doctor --json https://op.example", ["doctor", ["https://op.example"], {}, true]],
    ["--cli --user-data-dir=/data login Okta", ["login", ["Okta"], {}, false]],
    ["users list --search=anna --limit 5", ["users list", [], { search: "anna", limit: "5" }, false]],
    ["token Okta --user sub", ["token", ["Okta"], { user: "sub" }, false]],
    [
      "configurations import a.json --client-secret-stdin",
      ["configurations import", ["a.json"], { "client-secret-stdin": true }, false],
    ],
    ["help login", "help"],
    ["login --help", "help"],
    ["--version", "version"],
  ])("%s", (line, wanted) => {
    expect(parsed(line)).toEqual(wanted);
  });

  it.each([
    ["--cli", "Which command?"],
    ["configurations", "There is no command “configurations”."],
    ["configurations forget x", "There is no command “configurations forget”."],
    ["login", "login takes ALIAS."],
    ["login One Two", "login takes ALIAS."],
    ["users list anna", "users list takes nothing more."],
    ["login Okta --limit 5", "login takes no --limit."],
    ["users list --limit", "Option '--limit <value>' argument missing"],
    ["login Okta --user-data-dir /data", "The data folder is given as --user-data-dir=FOLDER."],
  ])("%s is wrong", (line, message) => {
    expect(() => parsed(line)).toThrow(message);
  });

  it("never quote what was given as a secret (C-06)", () => {
    expect(() => parsed("token Okta --client-secret=hidden")).toThrow(/^Unknown option '--client-secret'\.$/);
  });
});

describe("a start for a command", () => {
  it.each(["login Okta", "--user-data-dir=/d help", "--version", "-h", "--cli"])("is %s", (line) => {
    expect(asksForCommand(line.split(" "))).toBe(true);
  });

  it.each([
    "",
    "--user-data-dir=/d",
    "--guided-demo=/d",
    "sso-workbench://callback?code=login",
    "/home/login",
  ])("is not %j", (line) => {
    expect(asksForCommand(line.split(" "))).toBe(false);
  });

  it("knows every command, and the usage shows it", () => {
    const first = new Set(commands.map(({ words }) => words[0]));
    expect([...first, "help"].sort()).toEqual([...commandNames]);
    const text = usage("sso-workbench").join("\n");
    for (const { words, parameters } of commands) expect(text).toContain([...words, ...parameters].join(" "));
  });
});
