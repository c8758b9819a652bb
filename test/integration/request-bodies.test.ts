import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FileReference, RequestBody } from "#shared/requests/request-draft.ts";
import { startServer } from "../support/local-server.ts";
import { openTestWorkbench } from "../support/open-test-workbench.ts";
import { typedRequest } from "../support/typed-request.ts";

const MEBIBYTE = 1024 * 1024;

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());

/** A folder, a server that notes what it is sent, and a workbench whose dialog chooses `path`. */
const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), "request-bodies-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const received: { readonly type: string; readonly length: string; readonly bytes: Buffer }[] = [];
  const server = await startServer(async (request, response) => {
    const bytes = await bytesOf(request).catch(() => Buffer.alloc(0));
    const { "content-type": type = "", "content-length": length = "" } = request.headers;
    received.push({ type, length, bytes });
    response.end("ok");
  });
  let path: string | undefined;
  const world = await openTestWorkbench({
    fileDialog: { open: async () => path, save: async () => undefined, folder: async () => undefined },
  });
  onTestFinished(() => world.dispose());
  const choose = async (name: string, content?: Uint8Array): Promise<FileReference> => {
    path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    const chosen = await world.call("requests.chooseFile", undefined);
    if (chosen === undefined) throw new Error("nothing was chosen");
    return chosen;
  };
  const send = (body: RequestBody) =>
    world.call("requests.send", {
      sendingId: randomUUID(),
      request: typedRequest({ name: "Upload", method: "POST", url: server.origin, body }),
    });
  const errorOf = async (body: RequestBody) => {
    const request = typedRequest({ name: "Upload", method: "POST", url: server.origin, body });
    const result = await world.workbench.call("requests.send", { sendingId: randomUUID(), request });
    return result.ok ? result.value.error : result.error;
  };
  return { folder, world, received, choose, send, errorOf };
};

describe("a chosen file", () => {
  test("goes out as it is, and its path stays here", async () => {
    const { world, choose, send, received, folder } = await open();
    const content = Buffer.alloc(3 * MEBIBYTE, "0123456789");
    const file = await choose("orders.bin", content);
    expect(file).toEqual({ id: file.id, name: "orders.bin", sizeInBytes: content.byteLength });
    expect(await send({ kind: "file", file, mediaType: "" })).toMatchObject({ status: 200 });
    expect(received[0]).toMatchObject({
      type: "application/octet-stream",
      length: String(content.byteLength),
    });
    expect(received[0]?.bytes.equals(content)).toBe(true);
    expect(JSON.stringify(world.answers)).not.toContain(folder);
  });

  test("is the same when it is chosen again, and what is in it counts then", async () => {
    const { choose, send, received } = await open();
    const first = await choose("a.txt", Buffer.from("one"));
    const again = await choose("a.txt", Buffer.from("two and more"));
    expect(again.id).toBe(first.id);
    await send({ kind: "file", file: first, mediaType: "" });
    expect(received[0]?.bytes.toString()).toBe("two and more");
  });

  test("may be empty", async () => {
    const { choose, send, received } = await open();
    const file = await choose("empty", Buffer.alloc(0));
    expect(await send({ kind: "file", file, mediaType: "" })).toMatchObject({ status: 200 });
    expect(received[0]).toMatchObject({ length: "0" });
  });

  test("goes out among the parts of a form", async () => {
    const { choose, send, received } = await open();
    const content = Buffer.alloc(MEBIBYTE, "x");
    const file = await choose('it"s.csv', content);
    await send({
      kind: "multipart",
      parts: [
        { kind: "text", name: "note", value: "Grüße", mediaType: "", enabled: true },
        { kind: "text", name: "off", value: "not sent", mediaType: "", enabled: false },
        { kind: "file", name: "orders", file, mediaType: "", enabled: true },
      ],
    });
    const [{ type, bytes } = { type: "", bytes: Buffer.alloc(0) }] = received;
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
    expect([...form.keys()]).toEqual(["note", "orders"]);
    expect(form.get("note")).toBe("Grüße");
    const sent = form.get("orders") as File;
    expect(sent.type).toBe("text/csv");
    expect(Buffer.from(await sent.arrayBuffer()).equals(content)).toBe(true);
  });
});

describe("a file that can't be sent", () => {
  test("as it is gone", async () => {
    const { choose, errorOf, folder, received } = await open();
    const file = await choose("gone.txt", Buffer.from("x"));
    rmSync(join(folder, "gone.txt"));
    const error = await errorOf({ kind: "file", file, mediaType: "" });
    expect(error).toMatchObject({ code: "file_unreadable", field: "body", cause: "ENOENT" });
    expect(error?.message).toContain("gone.txt is not there any more");
    expect(JSON.stringify(error)).not.toContain(folder);
    expect(received).toEqual([]);
  });

  test("as it is a folder", async () => {
    const { choose, errorOf, folder, world, received } = await open();
    const file = await choose("thing", Buffer.from("x"));
    rmSync(join(folder, "thing"));
    mkdirSync(join(folder, "thing"));
    expect(await errorOf({ kind: "file", file, mediaType: "" })).toMatchObject({ code: "file_unreadable" });
    expect(await world.workbench.call("requests.chooseFile", undefined)).toMatchObject({
      error: { code: "file_unreadable" },
    });
    expect(received).toEqual([]);
  });

  test("as it was never chosen here", async () => {
    const { errorOf, received } = await open();
    const file = { id: "../../etc/passwd", name: "passwd", sizeInBytes: 1 };
    const error = await errorOf({ kind: "file", file, mediaType: "" });
    expect(error).toMatchObject({ code: "file_unreadable", field: "body" });
    expect(received).toEqual([]);
  });

  test("as it grows while it is sent", async () => {
    const folder = mkdtempSync(join(tmpdir(), "request-bodies-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "growing.log");
    writeFileSync(path, Buffer.alloc(32 * MEBIBYTE, "x"));
    const world = await openTestWorkbench({
      fileDialog: { open: async () => path, save: async () => undefined, folder: async () => undefined },
    });
    onTestFinished(() => world.dispose());
    const server = await startServer((request) => {
      appendFileSync(path, "more");
      request.resume();
    });
    const file = (await world.call("requests.chooseFile", undefined)) as FileReference;
    const exchange = await world.call("requests.send", {
      sendingId: randomUUID(),
      request: typedRequest({
        name: "Upload",
        method: "POST",
        url: server.origin,
        body: { kind: "file", file, mediaType: "" },
      }),
    });
    expect(exchange.error).toMatchObject({ code: "file_unreadable" });
    expect(exchange.error?.message).toContain("changed while it was sent");
  });
});
