import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { type Clock, systemClock } from "../../main/ports/clock.ts";
import { startRawServer, startServer } from "../support/local-server.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { memoryKeychain, openTestWorkbench } from "../support/open-test-workbench.ts";
import { type TypedRequest, typedRequest } from "../support/typed-request.ts";

const MEBIBYTE = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A workbench whose dialog saves into `path`. */
const open = async (clock: Clock = systemClock) => {
  const folder = mkdtempSync(join(tmpdir(), "response-bodies-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "saved");
  const asked: string[] = [];
  const world = await openTestWorkbench({
    clock,
    keychain: memoryKeychain(),
    fileDialog: {
      open: async () => undefined,
      folder: async () => undefined,
      save: async ({ fileName }) => {
        asked.push(fileName);
        return path;
      },
    },
  });
  onTestFinished(() => world.dispose());
  const send = (url: string, changes: TypedRequest = {}) =>
    world.call("requests.send", {
      sendingId: "sending-1",
      request: typedRequest({ name: "Read", url, ...changes }),
    });
  const files = () => {
    const bodies = join(world.dataFolder, "bodies");
    return existsSync(bodies) ? readdirSync(bodies) : [];
  };
  return { world, send, files, path, asked };
};

const serverOf = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
  startServer((_request, response) => response.writeHead(200, headers).end(body));

describe("a large answer", () => {
  const lines = Array.from({ length: 60_000 }, (_each, index) => `{"id":${index},"name":"Zoë Müller"}`);
  const json = `[${lines.join(",")}]`;

  test("is kept sealed, and read by rows, bytes and searches, also after the next start", async () => {
    const { world, send, files } = await open();
    const { origin } = await serverOf(json, { "content-type": "application/json" });
    const { id, sizeInBytes, response } = await send(origin);
    expect(sizeInBytes).toBe(Buffer.byteLength(json));
    expect(response?.body).toMatchObject({ sizeInBytes, isComplete: false, isKept: true });
    expect(files()).toEqual([`${id}.body`]);
    await world.reopen();
    const shown = await world.call("requests.body.rows", {
      exchangeId: id,
      view: "json",
      first: 200_000,
      count: 2,
    });
    const expected = JSON.stringify(JSON.parse(json), undefined, 2).split("\n");
    expect(shown.total).toBe(expected.length);
    expect(shown.rows.map(({ text }) => text)).toEqual(expected.slice(200_000, 200_002));
    const { bytes } = await world.call("requests.body.read", {
      exchangeId: id,
      offset: 1_000_000,
      length: 50,
    });
    expect(Buffer.from(bytes).equals(Buffer.from(json).subarray(1_000_000, 1_000_050))).toBe(true);
    const found = await world.call("requests.body.search", {
      exchangeId: id,
      view: "json",
      text: '"ID": 59999',
    });
    expect(found).toEqual({
      matches: [{ row: expected.indexOf('    "id": 59999,'), column: 4, length: 11 }],
      isComplete: true,
    });
  });

  test("is saved whole where it was chosen to be", async () => {
    const { world, send, path, asked } = await open();
    const { origin } = await serverOf(json, { "content-type": "application/json" });
    const { id } = await send(`${origin}/v1/people`);
    expect(await world.call("requests.body.save", { exchangeId: id })).toEqual({
      fileName: "saved",
      sizeInBytes: Buffer.byteLength(json),
    });
    expect(readFileSync(path, "utf8")).toBe(json);
    expect(asked).toEqual(["people.json"]);
  });

  test("a small one is read and saved in the same way", async () => {
    const { world, send, path, files } = await open();
    const { origin } = await serverOf(Buffer.from([1, 2, 3, 255]), { "content-type": "image/png" });
    const { id } = await send(`${origin}/`);
    await world.call("requests.body.save", { exchangeId: id });
    expect(readFileSync(path)).toEqual(Buffer.from([1, 2, 3, 255]));
    const { bytes } = await world.call("requests.body.read", { exchangeId: id, offset: 1, length: 9 });
    expect([...bytes]).toEqual([2, 3, 255]);
    expect(files()).toEqual([]);
  });

  test("hides the credentials that it echoes", async () => {
    const { world, send } = await open();
    const { origin } = await startServer((request, response) =>
      response.end(`${"x".repeat(3 * MEBIBYTE)}${request.headers.authorization}${"y".repeat(MEBIBYTE)}`),
    );
    const headers = [{ name: "Authorization", value: "Bearer opaque-token-of-ada" }];
    const { id } = await send(origin, { headers });
    const { bytes } = await world.call("requests.body.read", {
      exchangeId: id,
      offset: 3 * MEBIBYTE,
      length: 100,
    });
    expect(Buffer.from(bytes).toString()).toMatch(new RegExp(`^Bearer ${MASK}y+$`));
  });

  test("goes with its exchange, when that is too old", async () => {
    const clock = createManualClock();
    const { world, send, files } = await open(clock);
    const { origin } = await serverOf(json);
    const { id } = await send(origin);
    expect(await world.call("requests.history", { limit: 10 })).toMatchObject({ total: 1 });
    clock.advance(400 * DAY_MS);
    await world.workbench.close();
    expect(id).not.toBe("");
    expect(files()).toEqual([]);
  });

  test("goes with its exchange, when that is deleted", async () => {
    const { world, send, files } = await open();
    const { origin } = await serverOf(json);
    const [kept, deleted] = [await send(origin), await send(origin)];
    await world.call("requests.deleteExchanges", { selection: { ids: [deleted.id] } });
    await world.workbench.close();
    expect(files()).toEqual([`${kept.id}.body`]);
  });

  test("that nobody wrote into the history is swept at the next start", async () => {
    const { world, send, files } = await open();
    const { origin } = await serverOf(json);
    const { id } = await send(origin);
    const body = join(world.dataFolder, "bodies", `${id}.body`);
    const [orphan, unfinished] = [body.replace(id, "gone"), body.replace(`${id}.body`, "broken.part")];
    for (const path of [orphan, unfinished]) copyFileSync(body, path);
    await world.reopen();
    await world.workbench.close();
    expect(files()).toEqual([`${id}.body`]);
  });
});

describe("the size limit of a request", () => {
  const twoMebibytes = Buffer.alloc(2 * MEBIBYTE, "0123456789");

  test("ends the answer, and keeps what came up to there", async () => {
    const { world, send } = await open();
    const { origin } = await serverOf(twoMebibytes);
    const { id, status, response, error } = await send(origin, { sizeLimitInMebibytes: 1 });
    expect(error).toMatchObject({ code: "response_too_large", field: "sizeLimitInMebibytes" });
    expect([status, response?.body.sizeInBytes]).toEqual([200, MEBIBYTE]);
    const { sizeInBytes } = await world.call("requests.body.read", { exchangeId: id, offset: 0, length: 1 });
    expect(sizeInBytes).toBe(MEBIBYTE);
  });

  test("is 25 MiB, and can be lifted", async () => {
    const { world, send } = await open();
    const piece = Buffer.alloc(MEBIBYTE, "0123456789");
    const { origin } = await startServer((_request, response) => {
      Readable.from(Array.from({ length: 100 }, () => piece)).pipe(response);
    });
    const limited = await send(origin);
    expect(limited.error?.message).toContain("25 MiB");
    expect(limited.sizeInBytes).toBe(25 * MEBIBYTE);
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }, 5);
    const lifted = await send(origin, { sizeLimitInMebibytes: 0 });
    clearInterval(watch);
    expect(lifted.error).toBeUndefined();
    expect(lifted.sizeInBytes).toBe(100 * MEBIBYTE);
    // Far from all of it at any time.
    expect(most).toBeLessThan(50 * MEBIBYTE);
    const { total } = await world.call("requests.body.rows", {
      exchangeId: lifted.id,
      view: "text",
      first: 0,
      count: 1,
    });
    expect(total).toBe(Math.ceil((100 * MEBIBYTE) / 1000));
  });
});

describe("an answer that is not what it should be", () => {
  test("that ends before the length it announced: what came is kept, with the reason", async () => {
    const { send } = await open();
    const { origin } = await startRawServer((socket) => {
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
    });
    const exchange = await send(origin);
    expect(exchange).toMatchObject({ status: 200, error: { code: "connection_failed" } });
    expect(exchange.response?.body).toMatchObject({ content: "only this", sizeInBytes: 9 });
  });

  test("that has more than the length it announced: the announced is the answer", async () => {
    const { send } = await open();
    const { origin } = await startRawServer((socket) => {
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nthis and something else");
    });
    const exchange = await send(origin);
    expect(exchange.response?.body.content ?? "this").toBe("this");
    expect(await send(origin)).toMatchObject({ status: 200 });
  });

  test("in pieces that are none", async () => {
    const { send } = await open();
    const { origin } = await startRawServer((socket) => {
      socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\nZZ\r\nbad");
    });
    const exchange = await send(origin);
    expect(exchange).toMatchObject({ status: 200, error: { code: "connection_failed" } });
    expect(exchange.response?.body.content).toBe("good");
  });

  test("that is cut off within gzip", async () => {
    const { send } = await open();
    const packed = gzipSync(Buffer.alloc(100_000, "0123456789abcdef"));
    const { origin } = await serverOf(packed.subarray(0, packed.byteLength - 20), {
      "content-encoding": "gzip",
    });
    const exchange = await send(origin);
    expect(exchange.error).toMatchObject({ code: "connection_failed" });
    expect(exchange.error?.message).toContain("unpacked");
    expect(exchange.status).toBe(200);
  });

  test("that is a bomb, with no limit", async () => {
    const { send, files } = await open();
    const { origin } = await serverOf(gzipSync(Buffer.alloc(300 * MEBIBYTE)), { "content-encoding": "gzip" });
    const exchange = await send(origin, { sizeLimitInMebibytes: 0 });
    expect(exchange.error).toMatchObject({ code: "response_too_large" });
    expect(exchange.error?.message).toContain("unpacks to more than 250 times its size");
    expect(exchange.sizeInBytes).toBeLessThan(200 * MEBIBYTE);
    expect(files()).toEqual([`${exchange.id}.body`]);
  });

  test("that never ends, until it is cancelled", async () => {
    const { world, send } = await open();
    const enough = new Promise<void>((resolve) => {
      void startServer((_request, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, "x"))) {}
          if ((response.socket?.bytesWritten ?? 0) > 30 * MEBIBYTE) resolve();
        };
        response.on("drain", pour);
        pour();
      }).then(({ origin }) => {
        sending = send(origin, { sizeLimitInMebibytes: 0 });
      });
    });
    let sending: ReturnType<typeof send> | undefined;
    await enough;
    await world.call("requests.cancel", { sendingId: "sending-1" });
    const exchange = await sending;
    expect(exchange).toMatchObject({ status: 200, error: { code: "request_cancelled" } });
    expect(exchange?.response?.body).toMatchObject({ isKept: true, isComplete: false });
    expect(exchange?.sizeInBytes).toBeGreaterThan(MEBIBYTE);
  });

  test("with headers of more than 64 KiB", async () => {
    const { send } = await open();
    const { origin } = await serverOf("ok", { "x-long": "x".repeat(70_000) });
    const exchange = await send(origin);
    expect(exchange.error).toMatchObject({ code: "response_too_large" });
    expect(exchange.response).toBeUndefined();
  });

  test("that is said to be text and is no UTF-8", async () => {
    const { world, send } = await open();
    const latin1 = Buffer.from("Gr\u00fc\u00dfe", "latin1");
    const { origin } = await serverOf(latin1, { "content-type": "text/plain; charset=iso-8859-1" });
    const { id, response } = await send(origin);
    expect(response?.body).toMatchObject({ encoding: "base64", content: latin1.toString("base64") });
    const { bytes } = await world.call("requests.body.read", { exchangeId: id, offset: 0, length: 10 });
    expect(Buffer.from(bytes).equals(latin1)).toBe(true);
  });

  test("that has no body: HEAD, 204, and nothing at all", async () => {
    const { world, send } = await open();
    const { origin } = await startServer((request, response) => {
      if (request.url === "/none") response.writeHead(204).end();
      else response.writeHead(200, { "content-length": 5, "content-encoding": "gzip" }).end();
    });
    for (const [url, method] of [
      [origin, "HEAD"],
      [`${origin}/none`, "GET"],
    ] as const) {
      const { id, response, error } = await send(url, { method });
      expect([error, response?.body.sizeInBytes, response?.body.content]).toEqual([undefined, 0, ""]);
      const range = { exchangeId: id, view: "text", first: 0, count: 10 } as const;
      expect(await world.call("requests.body.rows", range)).toEqual({ rows: [], total: 0 });
    }
  });

  test("whose file was altered", async () => {
    const { world, send } = await open();
    const { origin } = await serverOf(Buffer.alloc(2 * MEBIBYTE, "x"));
    const { id } = await send(origin);
    const path = join(world.dataFolder, "bodies", `${id}.body`);
    truncateSync(path, MEBIBYTE);
    const result = await world.workbench.call("requests.body.read", {
      exchangeId: id,
      offset: 0,
      length: 4 * MEBIBYTE,
    });
    expect(result).toMatchObject({ ok: false, error: { code: "body_not_kept" } });
    rmSync(path);
    const range = { exchangeId: id, view: "text", first: 0, count: 1 } as const;
    expect(await world.workbench.call("requests.body.rows", range)).toMatchObject({
      ok: false,
      error: { code: "body_not_kept", message: "The file of this answer is gone." },
    });
  });
});
