import { describe, expect, it } from "vitest";
import { failureOf } from "../../../support/failure-of.ts";
import { readOrRefuse } from "../../../support/hostile-import.ts";
import { readText } from "../../../support/import-fixtures.ts";
import { requestsByPath } from "../../../support/imported.ts";
import { zipFile } from "../../../support/zip-file.ts";

describe("Z-110: archives", () => {
  const bru = (name: string) =>
    `meta {\n  name: ${name}\n  type: http\n}\n\nget {\n  url: https://api.example\n}\n`;
  const settings = { path: "bruno.json", content: '{"version":"1","name":"Zipped","type":"collection"}' };

  it("a Bruno collection in its own folder is read", () => {
    const entries = [
      { path: "orders/bruno.json", content: settings.content },
      { path: "orders/a/one.bru", content: bru("One") },
      { path: "__MACOSX/orders/._one.bru", content: "x" },
    ];
    const collection = readText(zipFile(entries), "orders.zip");
    expect(collection.name).toBe("Zipped");
    expect(Object.keys(requestsByPath(collection))).toEqual(["a / One"]);
  });

  it.each([
    ["that leads out of it", [{ path: "../evil.bru", content: bru("E") }]],
    ["that leads out of it by a Windows path", [{ path: "..\\evil.bru", content: bru("E") }]],
    ["with an absolute name", [{ path: "/etc/evil.bru", content: bru("E") }]],
    ["with a drive", [{ path: "C:/evil.bru", content: bru("E") }]],
    ["that is a link", [{ path: "evil.bru", content: "/etc/passwd", mode: 0o120777 }]],
    ["that is encrypted", [{ path: "evil.bru", content: bru("E"), flags: 1 }]],
    [
      "that is there twice",
      [
        { path: "a.bru", content: bru("A") },
        { path: "a.bru", content: bru("B") },
      ],
    ],
    ["that is larger than it says", [{ path: "a.bru", content: "x".repeat(100_000), size: 10 }]],
    ["that says it is larger than may be", [{ path: "a.bru", content: "x", size: 4_000_000_000 }]],
    ["that unpacks to more than may be", [{ path: "a.bru", content: Buffer.alloc(60 * 1024 * 1024) }]],
  ])("an entry %s is refused", async (_name, entries) => {
    const archive = zipFile([settings, ...entries]);
    expect(await failureOf(() => readText(archive, "x.zip"))).toMatchObject({ code: "invalid_input" });
  });

  it("too many entries are refused", async () => {
    const archive = zipFile(
      Array.from({ length: 10_001 }, (_, index) => ({ path: `${index}.bru`, content: "" })),
    );
    expect((await failureOf(() => readText(archive, "x.zip"))).message).toContain("more than 10000 files");
  });

  it("cut off, or damaged anywhere, it is read or refused", () => {
    const archive = zipFile([settings, { path: "a.bru", content: bru("A") }]);
    for (let end = 0; end < archive.length; end += 3)
      readOrRefuse(() => readText(archive.slice(0, end), "x.zip"));
    for (let index = 0; index < archive.length; index += 1) {
      const damaged = Uint8Array.from(archive);
      damaged[index] = (damaged[index] ?? 0) ^ 0xff;
      readOrRefuse(() => readText(damaged, "x.zip"));
    }
  });
});
