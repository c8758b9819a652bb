import { describe, expect, it } from "vitest";
import { jsonText } from "#shared/json-text.ts";
import { runCommandLine } from "../../../main/cli/run-command-line.ts";
import { table } from "../../../main/cli/table.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const run = async (...args: readonly string[]) => {
  const output = { stdout: "", stderr: "", opened: 0 };
  const exitCode = await runCommandLine(args, {
    program: "sso-workbench",
    version: "1.2.3",
    currentFolder: "/",
    clock: createManualClock(),
    signal: new AbortController().signal,
    readStdin: async () => "",
    stdout: (text) => {
      output.stdout += text;
    },
    stderr: (text) => {
      output.stderr += text;
    },
    open: async () => {
      output.opened += 1;
      return "in_use";
    },
  });
  return { exitCode, ...output };
};

describe("a JSON document", () => {
  it("has nothing that a terminal would obey or that can't be seen, and reads back the same (Z-135, Z-137)", () => {
    const value = { text: "a\u001b[31m\u009b\u202e\u2028\u{e0041}\n é 😀" };
    const text = jsonText(value);
    expect(text).toMatch(/^[\n -~é😀]+$/u);
    expect(JSON.parse(text)).toEqual(value);
  });
});

describe("a table", () => {
  it("has columns as wide as their widest cell, and no spaces at the end", () => {
    expect(
      table([
        ["A", "B"],
        ["long", ""],
        ["c", "d"],
      ]),
    ).toEqual(["A     B", "long", "c     d"]);
  });
});

describe("without the workbench", () => {
  it("help and version are told", async () => {
    const help = await run("help");
    expect(help).toMatchObject({ exitCode: 0, stderr: "", opened: 0 });
    expect(help.stdout).toContain("Usage: sso-workbench COMMAND");
    expect(await run("--version")).toEqual({ exitCode: 0, stdout: "1.2.3\n", stderr: "", opened: 0 });
  });

  it("a wrong usage is told on stderr", async () => {
    expect(await run("logni")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "There is no command “logni”. See: sso-workbench help\n",
      opened: 0,
    });
  });

  it("a data folder that another process has is left alone (EX-21)", async () => {
    const { exitCode, stdout, stderr } = await run("users", "list", "--json");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("The workbench is running on this data folder");
  });
});
