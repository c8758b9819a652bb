import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportedFolder } from "#shared/requests/interchange.ts";
import { emptyRequestDraft } from "#shared/requests/request-draft.ts";
import { withoutSecrets } from "../../../../main/requests/interchange/exported-collection.ts";
import {
  createReading,
  type ExportedCollection,
  writeFiles,
} from "../../../../main/requests/interchange/index.ts";
import { readImport } from "../../../../main/requests/interchange/read-import.ts";
import { anyDraft, anyName, anyVariables } from "../../../support/arbitrary-drafts.ts";
import { leftOutOf } from "../../../support/imported.ts";

const write = (collection: ExportedCollection) => writeFiles(collection, createReading());

/** By way of bytes, as they are on the disk. */
const readBack = (collection: ExportedCollection) => {
  const files = write(collection).map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  return readImport({ name: "folder", files: files.reverse(), isFolder: true });
};

const folderWith = (folders: fc.Arbitrary<readonly ImportedFolder[]>): fc.Arbitrary<ImportedFolder> =>
  fc.record({
    name: anyName,
    variables: anyVariables,
    folders,
    requests: fc.array(anyDraft, { maxLength: 3 }),
  });

const anyFolder = folderWith(
  fc.array(folderWith(fc.array(folderWith(fc.constant([])), { maxLength: 1 })), { maxLength: 2 }),
);

const anyCollection: fc.Arbitrary<ExportedCollection> = fc
  .tuple(anyFolder, fc.array(fc.record({ name: anyName, variables: anyVariables }), { maxLength: 2 }))
  .map(([folder, environments]) => ({ ...folder, environments }));

const collectionOf = (more: Partial<ExportedCollection>): ExportedCollection => ({
  name: "Orders",
  variables: [],
  folders: [],
  requests: [],
  environments: [],
  ...more,
});

describe("a collection as files", () => {
  it("is the same when it is read back", () => {
    fc.assert(
      fc.property(anyCollection, (collection) => {
        const { format, leftOut, ...read } = readBack(collection);
        expect(format).toBe("workbench");
        expect(leftOut).toEqual([]);
        expect(read).toEqual(withoutSecrets(collection, createReading()));
      }),
      { numRuns: 150 },
    );
  });

  it("is the same bytes each time, whatever it was read from", () => {
    fc.assert(
      fc.property(anyCollection, (collection) => {
        const files = write(collection);
        expect(write(collection)).toEqual(files);
        expect(write(readBack(collection))).toEqual(files);
      }),
      { numRuns: 50 },
    );
  });

  it("has a file for each request, that a person can read", () => {
    const files = write(
      collectionOf({
        folders: [{ name: "Größe & Öl/Gas", variables: [], folders: [], requests: [] }],
        requests: [
          {
            ...emptyRequestDraft,
            name: "Create order",
            method: "POST",
            url: "{{base}}/v2/orders",
            headers: [{ name: "X-Off", value: "1", enabled: false }],
            body: { kind: "json", text: '{\n  "customer": "C-20418"\n}' },
            expectations: [{ kind: "status", status: "2xx" }],
          },
        ],
        environments: [
          { name: "Acceptance", variables: [{ name: "base", value: "https://a", isSecret: false }] },
        ],
      }),
    );
    expect(files.map(({ path }) => path)).toEqual([
      "folder.yaml",
      "create-order.yaml",
      "größe-öl-gas/folder.yaml",
      "environments/acceptance.yaml",
    ]);
    expect(files[1]?.text).toBe(
      [
        "name: Create order",
        "method: POST",
        'url: "{{base}}/v2/orders"',
        "headers:",
        "  - name: X-Off",
        '    value: "1"',
        "    enabled: false",
        "body:",
        "  kind: json",
        "  text: |-",
        "    {",
        '      "customer": "C-20418"',
        "    }",
        "expectations:",
        "  - kind: status",
        "    status: 2xx",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["Z-109: device names of Windows", ["CON", "nul", "com1"], ["con-.yaml", "nul-.yaml", "com1-.yaml"]],
    [
      "Z-109: ways out of the folder",
      ["../../etc/passwd", "/abs", "C:\\x", "a:b"],
      ["etc-passwd.yaml", "abs.yaml", "c-x.yaml", "a-b.yaml"],
    ],
    [
      "Z-109: names that differ in case alone",
      ["Order", "order", "ORDER"],
      ["order.yaml", "order-2.yaml", "order-3.yaml"],
    ],
    [
      "Z-109: names of nothing that a file can have",
      ["…", "🙂", "\u202e"],
      ["request.yaml", "request-2.yaml", "request-3.yaml"],
    ],
    ["a request that is called like the folder's own file", ["Folder"], ["folder-2.yaml"]],
  ])("%s", (_name, names, expected) => {
    const requests = names.map((name) => ({ ...emptyRequestDraft, name }));
    const files = write(collectionOf({ requests })).map(({ path }) => path);
    expect(files).toEqual(["folder.yaml", ...expected]);
    expect(readBack(collectionOf({ requests })).requests.map(({ name }) => name)).toEqual(names);
  });
});

describe("what must not leave", () => {
  const token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln";
  const secret = "s3cr3t-s3cr3t";
  const draft = {
    ...emptyRequestDraft,
    name: "Secrets",
    method: "POST" as const,
    url: `https://anna:${secret}@api.example/a?access_token=${token}&api_key=${secret}&x={{kept}}`,
    headers: [
      { name: "Authorization", value: `Bearer ${token}`, enabled: true },
      { name: "Cookie", value: `session=${secret}`, enabled: false },
      { name: "X-Api-Key", value: secret, enabled: true },
      { name: "X-Other", value: `before ${token} after`, enabled: true },
      { name: "X-Token", value: "{{token}}", enabled: true },
    ],
    body: { kind: "json" as const, text: `{"password": "${secret}", "count": 1, "hint": "${token}"}` },
    sendAs: { kind: "user" as const, userId: "u-4711" },
  };
  const variables = [
    { name: "plain", value: "kept", isSecret: false },
    { name: "hidden", value: secret, isSecret: true },
    { name: "client_secret", value: secret, isSecret: false },
    { name: "seen", value: token, isSecret: false },
  ];
  const collection = collectionOf({ requests: [draft], variables, environments: [{ name: "A", variables }] });

  it("is in no file, and what took its place is said", () => {
    const reading = createReading();
    const text = writeFiles(collection, reading)
      .map((file) => file.text)
      .join("\n");
    expect(text).not.toMatch(/s3cr3t|eyJ|u-4711/);
    expect(text).toContain("kept");
    expect(leftOutOf({ leftOut: reading.leftOut() })).toEqual([
      "Secrets: User name and password in the URL",
      "Secrets: Value of access_token",
      "Secrets: Value of api_key",
      "Secrets: Authorization header",
      "Secrets: Cookie header",
      "Secrets: Value of X-Api-Key",
      "Secrets: A token",
      "Secrets: Value of password",
      "Secrets: Fixed identity",
    ]);
  });

  it("leaves the rest of a request as it was", () => {
    const [read] = readBack(collection).requests;
    expect(read).toMatchObject({
      url: "https://api.example/a?access_token={{access_token}}&api_key={{api_key}}&x={{kept}}",
      headers: [
        { name: "X-Api-Key", value: "{{X-Api-Key}}" },
        { name: "X-Other", value: "before {{token}} after" },
        { name: "X-Token", value: "{{token}}" },
      ],
      body: { text: '{"password": "{{password}}", "count": 1, "hint": "{{token}}"}' },
      sendAs: { kind: "current" },
    });
  });
});

describe("files that somebody changed", () => {
  const read = (files: Readonly<Record<string, string>>) =>
    readImport({
      name: "folder",
      isFolder: true,
      files: Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    });
  const root = "format: sso-workbench/1\nname: Orders\nrequests: [b.yaml, gone.yaml]\n";
  const request = (name: string) => `name: ${name}\nmethod: GET\nurl: https://api.example/${name}\n`;

  it("come after those that the folder names, by their names", () => {
    const collection = read({
      "folder.yaml": root,
      "c.yaml": request("c"),
      "b.yaml": request("b"),
      "a.yaml": request("a"),
    });
    expect(collection.requests.map(({ name }) => name)).toEqual(["b", "a", "c"]);
  });

  it.each([
    ["no method that is sent", "name: x\nmethod: TRACE\nurl: x\n"],
    ["a member that nobody knows", `${request("x")}script: alert(1)\n`],
    ["a list", "- 1\n"],
    ["an identity of this workspace", `${request("x")}sendAs: { kind: user, userId: u }\n`],
    ["a wrong type", "name: x\nmethod: GET\nurl: [1]\n"],
  ])("Z-107: a request with %s is left out, and the others are read", (_name, text) => {
    const collection = read({ "folder.yaml": root, "a.yaml": text, "b.yaml": request("b") });
    expect(collection.requests.map(({ name }) => name)).toEqual(["b"]);
    expect(leftOutOf(collection)).toEqual(["a.yaml: Request"]);
  });

  it("Z-111: keep no credentials that were written into them, and read no file that they name", () => {
    const text = `${request("b")}headers:\n  - { name: Authorization, value: Bearer abc }\nbody: { kind: file, fileName: /etc/passwd }\n`;
    const collection = read({ "folder.yaml": root, "b.yaml": text });
    expect(collection.requests).toMatchObject([{ headers: [], body: { kind: "file" } }]);
    expect(leftOutOf(collection)).toEqual(["b: File passwd", "b: Authorization header"]);
  });

  it("Z-109: a list that names files elsewhere finds none", () => {
    const collection = read({
      "folder.yaml":
        "format: sso-workbench/1\nname: O\nrequests: [../../etc/passwd, /etc/passwd]\nfolders: [.., ../..]\n",
    });
    expect(collection).toMatchObject({ requests: [], folders: [] });
  });

  it("Z-106: a newer format is refused", () => {
    expect(() => read({ "folder.yaml": "format: sso-workbench/2\nname: O\n" })).toThrow(
      /newer than this workbench/,
    );
  });
});
