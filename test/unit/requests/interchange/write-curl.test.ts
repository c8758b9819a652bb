import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRequestDraft, type RequestDraft } from "#shared/requests/request-draft.ts";
import { readBashWords } from "../../../../main/requests/interchange/curl/read-bash-words.ts";
import { readPowershellWords } from "../../../../main/requests/interchange/curl/read-powershell-words.ts";
import { readCmdWords } from "../../../../main/requests/interchange/curl/read-windows-words.ts";
import { quotingOf } from "../../../../main/requests/interchange/curl/shell-quoting.ts";
import { readCurl, writeCurl } from "../../../../main/requests/interchange/index.ts";
import { anyText } from "../../../support/arbitrary-drafts.ts";

const draft: RequestDraft = {
  ...emptyRequestDraft,
  name: "Create order",
  method: "POST",
  url: "{{base}}/v2/orders?key={{api_key}}",
  headers: [
    { name: "X-Tenant", value: 'it\'s "so"', enabled: true },
    { name: "X-Off", value: "1", enabled: false },
  ],
  body: { kind: "json", text: '{\n  "customer": "{{customer}}"\n}' },
};

const variables = [
  { name: "base", value: "https://api.example", isSecret: false },
  { name: "customer", value: "C-20418", isSecret: false },
  { name: "api_key", value: "k-4711-4711", isSecret: true },
];

describe("a request as a cURL command", () => {
  it("has values of variables, and of secrets and the token only the names", () => {
    expect(writeCurl({ request: draft, variables, shell: "bash" })).toEqual({
      command: [
        `curl 0`,
        `  'https://api.example/v2/orders?key='"$API_KEY"`,
        `  -L`,
        `  -m 300`,
        `  -H 'X-Tenant: it'\\''s "so"'`,
        `  -H 'Content-Type: application/json'`,
        `  --data-raw '{\n  "customer": "C-20418"\n}'`,
        `  -H 'Authorization: Bearer '"$TOKEN"`,
      ]
        .join(" \\\n")
        .replace("0 \\\n  ", ""),
      expects: ["API_KEY", "TOKEN"],
      leftOut: [],
    });
  });

  it.each(["bash", "cmd", "powershell"] as const)("for %s is read back as what it was", (shell) => {
    const { command } = writeCurl({ request: draft, variables, shell });
    expect(command).not.toContain("4711");
    const { requests, leftOut } = readCurl(command);
    expect(requests).toMatchObject([
      {
        method: "POST",
        url: "https://api.example/v2/orders?key={{API_KEY}}",
        redirects: "follow",
        timeLimitInSeconds: 300,
        headers: [{ name: "X-Tenant", value: 'it\'s "so"' }],
        body: { kind: "json", text: '{\n  "customer": "C-20418"\n}' },
      },
    ]);
    expect(leftOut.map(({ what }) => what)).toEqual(["Authorization header"]);
  });

  it("brings no token where none is sent", () => {
    const anonymous: RequestDraft = { ...draft, sendAs: { kind: "anonymous" } };
    expect(writeCurl({ request: anonymous, variables, shell: "bash" }).expects).toEqual(["API_KEY"]);
    const none: RequestDraft = { ...draft, token: "none" };
    expect(writeCurl({ request: none, variables, shell: "cmd" }).command).not.toContain("TOKEN");
  });

  it("has no credentials that were typed", () => {
    const request: RequestDraft = {
      ...draft,
      headers: [{ name: "Authorization", value: "Bearer eyJhbGciOiJub25lIn0.e30.x", enabled: true }],
      body: { kind: "form", fields: [{ name: "password", value: "hunter2hunter2", enabled: true }] },
    };
    const { command, leftOut } = writeCurl({ request, variables, shell: "bash" });
    expect(command).not.toMatch(/eyJ|hunter2/);
    expect(leftOut.map(({ what }) => what)).toEqual(["Authorization header", "Value of password"]);
  });
});

describe("Z-131: quoting", () => {
  /** What a shell makes of an argument: no NUL can be in one, and half a character is none. */
  const argument = anyText.map((text) => text.replace(/\0|\p{Cs}/gu, ""));
  const fill = (text: string) => text.replace(/\{\{/g, "{ {");

  it("is undone by a real bash", () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 100, maxLength: 100 }), (texts) => {
        const words = texts.map((text) => quotingOf("bash").quote(text === "" ? [] : [text]));
        const printed = execFileSync("bash", ["--norc", "-c", `printf '%s\\0' ${words.join(" ")}`], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "inherit"],
          env: { LC_ALL: "C.UTF-8", PATH: process.env.PATH },
        });
        expect(printed.split("\0").slice(0, -1)).toEqual(texts);
      }),
      { numRuns: 4 },
    );
  });

  it.each([
    ["bash", readBashWords, (text: string) => text],
    // A command line of Windows has one kind of line break.
    ["cmd", readCmdWords, (text: string) => text.replace(/\r\n?/g, "\n")],
    ["powershell", readPowershellWords, (text: string) => text.replaceAll("\r\n", "\n")],
  ] as const)("for %s is undone by the reader", (shell, read, normal) => {
    fc.assert(
      fc.property(fc.array(argument.map(fill), { minLength: 1, maxLength: 6 }), (texts) => {
        fc.pre(shell !== "powershell" || texts.every((text) => !text.includes('\\"')));
        const words = texts.map((text) => quotingOf(shell).quote(text === "" ? [""] : [text]));
        expect(read(`curl ${words.join(" ")}`).commands).toEqual([["curl", ...texts.map(normal)]]);
      }),
      { numRuns: 300 },
    );
  });
});
