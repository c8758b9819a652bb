import { describe, expect, it } from "vitest";
import { readCurl } from "../../../../main/requests/interchange/index.ts";
import { failureOf } from "../../../support/failure-of.ts";
import { leftOutOf } from "../../../support/imported.ts";

const one = (text: string) => {
  const { requests } = readCurl(text);
  expect(requests).toHaveLength(1);
  return requests[0];
};

describe("what a cURL command sends", () => {
  it.each([
    [
      "a URL alone",
      "curl https://api.example/a",
      { method: "GET", url: "https://api.example/a", redirects: "stop" },
    ],
    ["no scheme", "curl api.example/a", { url: "http://api.example/a" }],
    ["--url", "curl --url https://api.example/a", { url: "https://api.example/a" }],
    ["a method", "curl -X DELETE https://api.example/a", { method: "DELETE" }],
    ["a method without a space", "curl -XPATCH https://api.example/a", { method: "PATCH" }],
    ["letters together", "curl -sSLX PUT https://api.example/a", { method: "PUT", redirects: "follow" }],
    ["HEAD", "curl -I https://api.example/a", { method: "HEAD" }],
    ["a time limit", "curl --max-time 2.5 https://api.example/a", { timeLimitInSeconds: 3 }],
    [
      "headers",
      "curl -H 'X-A: 1' --header \"X-B:2\" -H 'X-Empty;' -H 'X-None:' -A agent -e https://from.example https://api.example/a",
      {
        headers: [
          { name: "X-A", value: "1", enabled: true },
          { name: "X-B", value: "2", enabled: true },
          { name: "X-Empty", value: "", enabled: true },
          { name: "User-Agent", value: "agent", enabled: true },
          { name: "Referer", value: "https://from.example", enabled: true },
        ],
      },
    ],
    [
      "a form",
      "curl -d a=1 -d 'b=x%20y' https://api.example/a",
      {
        method: "POST",
        body: {
          kind: "form",
          fields: [
            { name: "a", value: "1", enabled: true },
            { name: "b", value: "x y", enabled: true },
          ],
        },
      },
    ],
    [
      "JSON that is said to be JSON",
      `curl -H 'Content-Type: application/json' --data-raw '{"a":1}' https://api.example/a`,
      { method: "POST", headers: [], body: { kind: "json", text: '{"a":1}' } },
    ],
    [
      "JSON that is not said to be JSON, as curl sends it",
      `curl -d '{"a":1}' https://api.example/a`,
      { body: { kind: "text", text: '{"a":1}', mediaType: "application/x-www-form-urlencoded" } },
    ],
    [
      "--json",
      `curl --json '{"a":' --json '1}' https://api.example/a`,
      {
        headers: [{ name: "Accept", value: "application/json", enabled: true }],
        body: { kind: "json", text: '{"a":1}' },
      },
    ],
    [
      "--data-urlencode",
      "curl --data-urlencode 'q=a&b {{v}}' --data-urlencode '=x=y' https://api.example/a",
      {
        body: { kind: "text", text: "q=a%26b%20{{v}}&x%3Dy", mediaType: "application/x-www-form-urlencoded" },
      },
    ],
    [
      "-G",
      "curl -G -d a=1 --data-urlencode 'b=x y' 'https://api.example/a?c=3#d'",
      {
        method: "GET",
        url: "https://api.example/a?c=3&a=1&b=x%20y#d",
        body: { kind: "none" },
      },
    ],
    [
      "XML",
      "curl -H 'content-type: application/xml' -d '<a/>' https://api.example/a",
      { headers: [], body: { kind: "text", text: "<a/>", mediaType: "application/xml" } },
    ],
    [
      "a multipart form",
      `curl -F kind=invoice -F 'doc=@/etc/passwd;type=text/plain;filename=x' -F 'json={"a":1};type=application/json' --form-string 'at=@b' https://api.example/a`,
      {
        method: "POST",
        body: {
          kind: "multipart",
          parts: [
            { kind: "text", name: "kind", value: "invoice", mediaType: "", enabled: true },
            { kind: "file", name: "doc", mediaType: "text/plain", enabled: true },
            { kind: "text", name: "json", value: '{"a":1}', mediaType: "application/json", enabled: true },
            { kind: "text", name: "at", value: "@b", mediaType: "", enabled: true },
          ],
        },
      },
    ],
    [
      "a file",
      "curl -T up.bin https://api.example/a",
      { method: "PUT", body: { kind: "file", mediaType: "" } },
    ],
    [
      "a range",
      "curl -r 0-99 https://api.example/a",
      { headers: [{ name: "Range", value: "bytes=0-99", enabled: true }] },
    ],
    ["variables of ours", "curl '{{base}}/a?b={{c}}'", { url: "{{base}}/a?b={{c}}" }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    ["variables of the shell", 'curl "$BASE/a/${ID}"', { url: "{{BASE}}/a/{{ID}}" }],
    ["a path in front of it", "/usr/bin/curl https://api.example/a", { url: "https://api.example/a" }],
    [
      "a prompt and a comment",
      "# lists\n$ curl https://api.example/a # all",
      { url: "https://api.example/a" },
    ],
  ])("%s", (_name, command, expected) => {
    expect(one(command)).toMatchObject(expected);
  });

  it("Z-112: several commands, --next, and several URLs are a request each", () => {
    const text =
      "curl https://a.example -d x=1 --next -X PUT https://b.example https://c.example; curl d.example && curl e.example";
    expect(readCurl(text).requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://a.example",
      "PUT https://b.example",
      "PUT https://c.example",
      "GET http://d.example",
      "GET http://e.example",
    ]);
  });
});

describe("Z-113: how it is written", () => {
  const expected = {
    method: "POST",
    url: "https://api.example/a?b=1&c=%20",
    headers: [{ name: "X-Quote", value: `it's "so"`, enabled: true }],
    body: { kind: "json", text: '{\n  "a": "ü ! $ % ^ & \\" \\\\ x"\n}' },
  };

  it("bash, with continued lines and $'…', as Chrome copies it", () => {
    const text = String.raw`curl 'https://api.example/a?b=1&c=%20' \
  -H $'X-Quote: it\'s "so"' \
  -H 'content-type: application/json' \
  --data-raw $'{\n  "a": "\u00fc ! $ % ^ & \\" \\\\ x"\n}' --compressed`;
    expect(one(text)).toMatchObject(expected);
  });

  it("cmd, with carets, as Chrome copies it", () => {
    const text = [
      'curl ^"https://api.example/a?b=1^&c=^%^20^" ^',
      '  -H ^"X-Quote: it\'s \\^"so\\^"^" ^',
      '  -H ^"content-type: application/json^" ^',
      '  --data-raw ^"^{^',
      "",
      '  \\^"a\\^": \\^"ü ^! $ ^% ^^ ^& \\\\\\^" \\\\^\\^\\^\\ x\\^"^',
      "",
      '^}^"',
    ].join("\r\n");
    expect(one(text)?.headers).toEqual(expected.headers);
    expect(one(text)?.url).toBe(expected.url);
    const body = one(text)?.body;
    expect(body?.kind === "json" && body.text.split("\n")).toHaveLength(3);
  });

  it("PowerShell, with backticks, doubled quotes and here-strings", () => {
    const text = [
      "curl.exe 'https://api.example/a?b=1&c=%20' `",
      "  -H 'X-Quote: it''s \"so\"' `",
      '  -H "content-type: application/json" `',
      "  --data-raw @'",
      '{\n  "a": "ü ! $ % ^ & \\" \\\\ x"\n}',
      "'@",
    ].join("\n");
    expect(one(text)).toMatchObject(expected);
  });

  it("PowerShell before 7.3, where quotes are escaped by hand", () => {
    expect(one(`curl.exe https://api.example/a \`\n --json '{\\"a\\":1}'`)?.body).toEqual({
      kind: "json",
      text: '{"a":1}',
    });
  });

  it("variables of Windows", () => {
    expect(one('curl ^"https://api.example/%ID%^"')?.url).toBe("https://api.example/{{ID}}");
    expect(one('curl.exe "$env:BASE/a" `\n -L')?.url).toBe("{{BASE}}/a");
  });
});

describe("Z-112: what a cURL command would have done besides", () => {
  it.each([
    ["-o out.bin", "-o"],
    ["-O", "-O"],
    ["-K ~/.curlrc", "-K"],
    ["-d @/etc/passwd", "File passwd"],
    ["--data-binary @/etc/passwd", "File passwd"],
    ["--data-urlencode x@/etc/passwd", "File passwd"],
    ["-F x=@/etc/passwd", "File passwd"],
    ["-F 'x=</etc/passwd'", "File passwd"],
    ["-H @/etc/passwd", "File passwd"],
    ["--cert c.pem", "--cert"],
    ["--key k.pem", "--key"],
    ["--unix-socket /run/docker.sock", "--unix-socket"],
    ["-x http://proxy.example:8080", "-x"],
    ["-k", "-k"],
    ["--insecure", "--insecure"],
    ["--resolve api.example:443:127.0.0.1", "--resolve"],
    ["-u anna:hunter2", "-u, --user"],
    ["--oauth2-bearer eyJhbGciOiJub25lIn0.e30.", "--oauth2-bearer"],
    ["-H 'Authorization: Bearer eyJhbGciOiJub25lIn0.e30.'", "Authorization header"],
    ["-H 'authorization: Basic YTpi'", "authorization header"],
    ["-b session=abcabc", "-b, --cookie"],
    ["-b cookies.txt", "-b, --cookie"],
    ["-H 'Cookie: session=abcabc'", "Cookie header"],
    ["-c jar.txt", "-c"],
    ["--netrc", "--netrc"],
    ["--retry 5", "--retry"],
    ['-H "X: $(id)"', "$(id)"],
    ['-H "X: `id`"', "`id`"],
    ["https://api.example/[1-1000000]", "Pattern in the URL"],
    ["&& rm -rf /", "Command rm -rf /"],
    ["| sh", "Command sh"],
  ])("%s", (options, what) => {
    const { requests, leftOut } = readCurl(`curl https://api.example/a ${options}`);
    expect(leftOutOf({ leftOut }).join("\n")).toContain(what);
    expect(requests.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(requests)).not.toMatch(/hunter2|eyJ|abcabc|YTpi|etc\/passwd/);
  });

  it.each(["file:///etc/passwd", "ftp://files.example/x", "gopher://x.example", "javascript:alert(1)"])(
    "does not request %s",
    (url) => {
      const { requests, leftOut } = readCurl(`curl '${url}'`);
      expect(requests).toEqual([]);
      expect(leftOut).toMatchObject([{ why: "Only http and https URLs are requested." }]);
    },
  );

  it.each([
    ["a quote that is not closed", "curl 'https://api.example/a"],
    ["a double quote that is not closed", 'curl "https://api.example/a'],
    ["nothing", ""],
  ])("refuses %s", async (_name, text) => {
    expect(await failureOf(() => readCurl(text))).toMatchObject({ code: "invalid_input" });
  });

  it("Z-117: evaluates no template", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what must not be evaluated
    const text = "curl 'https://api.example/<%= 7*7 %>/${{7*7}}/{% raw %}' -H 'X: #{7*7}'";
    expect(one(text)).toMatchObject({ headers: [{ value: "#{7*7}" }] });
    expect(one(text)?.url).not.toContain("49");
  });
});
