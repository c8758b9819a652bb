import { describe, expect, it } from "vitest";
import type { RequestBody } from "#shared/requests/request-draft.ts";
import type { StreamedBody } from "../../../../main/ports/http.ts";
import { systemRandom } from "../../../../main/ports/random.ts";
import { type EncodedBody, encodeBody } from "../../../../main/requests/bodies/encode-body.ts";
import { failureOf } from "../../../support/failure-of.ts";

const fileOf = (content: Uint8Array): StreamedBody => ({
  sizeInBytes: content.byteLength,
  open: async function* () {
    for (let at = 0; at < content.byteLength; at += 7) yield content.subarray(at, at + 7);
  },
});

const content = Buffer.from([0, 1, 2, 255, 13, 10, 45, 45]);
const files = { open: async () => fileOf(content) };
const encode = (body: RequestBody, headers: { name: string; value: string; enabled: boolean }[] = []) =>
  encodeBody({ body, headers }, { files, random: systemRandom });

const bytesOf = async (encoded: EncodedBody | undefined): Promise<Buffer> => {
  if (encoded === undefined) return Buffer.alloc(0);
  if (typeof encoded.content === "string") return Buffer.from(encoded.content);
  const pieces: Uint8Array[] = [];
  for await (const piece of encoded.content.open()) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** Read by somebody else's code. */
const formOf = async (encoded: EncodedBody | undefined): Promise<FormData> => {
  const headers = { "content-type": encoded?.mediaType ?? "" };
  return new Response(new Uint8Array(await bytesOf(encoded)), { headers }).formData();
};

const text = (name: string, value: string, mediaType = "") =>
  ({ kind: "text", name, value, mediaType, enabled: true }) as const;
const file = (name: string, fileName: string, mediaType = "") =>
  ({
    kind: "file",
    name,
    file: { id: "file-1", name: fileName, sizeInBytes: 1 },
    mediaType,
    enabled: true,
  }) as const;

describe("a multipart body", () => {
  it("is read as it was meant by another implementation", async () => {
    const encoded = await encode({
      kind: "multipart",
      parts: [text("note", "Grüße\nzwei Zeilen"), text("note", ""), file("upload", "orders.csv")],
    });
    const form = await formOf(encoded);
    expect(form.getAll("note")).toEqual(["Grüße\nzwei Zeilen", ""]);
    const upload = form.get("upload") as File;
    expect([upload.name, upload.type]).toEqual(["orders.csv", "text/csv"]);
    expect(Buffer.from(await upload.arrayBuffer()).equals(content)).toBe(true);
  });

  it("is to the letter what the standards say", async () => {
    const encoded = await encode({
      kind: "multipart",
      parts: [text('a"b\r\nc\nd', "1", "application/json"), file("f", 'x"\n.bin', "image/png")],
    });
    const boundary = encoded?.boundary ?? "";
    expect(boundary).toMatch(/^sso-workbench-[0-9a-f]{36}$/);
    expect((await bytesOf(encoded)).toString("latin1")).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="a%22b%0D%0Ac%0D%0Ad"',
        "Content-Type: application/json",
        "",
        "1",
        `--${boundary}`,
        'Content-Disposition: form-data; name="f"; filename="x%22%0A.bin"',
        "Content-Type: image/png",
        "",
        content.toString("latin1"),
        `--${boundary}--`,
        "",
      ].join("\r\n"),
    );
  });

  it("knows its size, and is the same each time it is opened", async () => {
    const encoded = await encode({ kind: "multipart", parts: [text("ü", "ä"), file("f", "x")] });
    const first = await bytesOf(encoded);
    expect(encoded?.content).toMatchObject({ sizeInBytes: first.byteLength });
    expect((await bytesOf(encoded)).equals(first)).toBe(true);
  });

  it("has another boundary each time, unless its author names one", async () => {
    const body: RequestBody = { kind: "multipart", parts: [] };
    const [one, other] = [await encode(body), await encode(body)];
    expect(one?.boundary).not.toBe(other?.boundary);
    const typed = [{ name: "Content-Type", value: 'multipart/mixed; boundary="own"', enabled: true }];
    expect(await bytesOf(await encode(body, typed))).toEqual(Buffer.from("--own--\r\n"));
  });
});

describe("a body that is a file", () => {
  it.each([
    ["orders.JSON", "application/json"],
    ["orders", "application/octet-stream"],
    ["x.constructor", "application/octet-stream"],
  ])("is called after its name: %s is %s", async (name, mediaType) => {
    const encoded = await encode({ kind: "file", file: { id: "1", name, sizeInBytes: 8 }, mediaType: "" });
    expect(encoded?.mediaType).toBe(mediaType);
    expect((await bytesOf(encoded)).equals(content)).toBe(true);
  });
});

describe("a body that can't be sent", () => {
  it.each<[string, RequestBody, string]>([
    ["a body without its file", { kind: "file", mediaType: "" }, "invalid_input"],
    [
      "a part without its file",
      { kind: "multipart", parts: [{ kind: "file", name: "f", mediaType: "", enabled: true }] },
      "invalid_input",
    ],
    [
      "a media type of two lines",
      { kind: "text", text: "x", mediaType: "a/b\r\nX: y" },
      "request_header_invalid",
    ],
    [
      "a part's media type of two lines",
      { kind: "multipart", parts: [text("a", "b", "a/b\r\n\r\nx")] },
      "request_header_invalid",
    ],
  ])("is refused: %s", async (_what, body, code) => {
    expect(await failureOf(() => encode(body))).toMatchObject({ code, field: "body" });
  });
});
