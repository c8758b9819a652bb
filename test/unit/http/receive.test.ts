import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { startServer } from "../../support/local-server.ts";
import { failedReceiving, receiveFrom } from "../../support/receive.ts";

const MEBIBYTE = 1024 * 1024;
const text = "The same text again and again. ".repeat(10_000);

const serverThatAnswers = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
  startServer((_request, response) => response.writeHead(200, headers).end(body));

describe("an answer that is received while it arrives", () => {
  it("comes with its head first, then the body to the byte", async () => {
    const { origin } = await serverThatAnswers(text, { "x-own": "yes" });
    const { heads, bytes, answer } = await receiveFrom(origin);
    expect(heads).toHaveLength(1);
    expect(heads[0]).toMatchObject({ status: 200, statusText: "OK", httpVersion: "1.1" });
    expect(heads[0]?.headers).toContainEqual(["x-own", "yes"]);
    expect(bytes.toString()).toBe(text);
    expect(answer).toMatchObject({ status: 200, receivedInBytes: text.length });
  });

  it("waits for whoever takes it, and loses nothing of it", async () => {
    const long = Buffer.alloc(20 * MEBIBYTE, "0123456789");
    const { origin } = await serverThatAnswers(long);
    let taking = 0;
    let most = 0;
    const { bytes, pieces } = await receiveFrom(origin, {
      limits: { maxResponseBytes: Number.POSITIVE_INFINITY },
      hold: async () => {
        taking += 1;
        most = Math.max(most, taking);
        await new Promise(setImmediate);
        taking -= 1;
      },
    });
    expect(pieces).toBeGreaterThan(10);
    expect(most).toBe(1);
    expect(bytes.equals(long)).toBe(true);
  });

  it("goes on at once when each piece is taken at once, and none is empty", async () => {
    const { origin } = await serverThatAnswers(Buffer.alloc(5 * MEBIBYTE));
    const sizes: number[] = [];
    const { bytes } = await receiveFrom(origin, {
      limits: { maxResponseBytes: Number.POSITIVE_INFINITY },
      hold: async (piece) => void sizes.push(piece.byteLength),
    });
    expect(bytes).toHaveLength(5 * MEBIBYTE);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  it("ends with what its receiver throws, at once or later", async () => {
    const { origin } = await serverThatAnswers(text);
    const { error } = await failedReceiving(origin, {
      hold: () => {
        throw new Error("full");
      },
    });
    expect(error.cause).toContain("full");
    const later = await failedReceiving(origin, { hold: () => Promise.reject(new Error("full")) });
    expect(later.error.cause).toContain("full");
  });
});

describe("an answer that is unpacked while it arrives", () => {
  it.each([
    ["gzip", gzipSync(text)],
    ["X-GZIP", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
    ["deflate, identity, gzip", gzipSync(deflateSync(text))],
  ])("with %s", async (encoding, body) => {
    const { origin } = await serverThatAnswers(body, { "content-encoding": encoding });
    const { bytes, answer } = await receiveFrom(origin);
    expect(bytes.toString()).toBe(text);
    expect(answer.receivedInBytes).toBe(body.byteLength);
  });

  it.each(["identity", "zstd", "gzip, zstd", "", "gzip, gzip, gzip, gzip, gzip"])(
    "is left as it is: %j",
    async (encoding) => {
      const { origin } = await serverThatAnswers("as it is", { "content-encoding": encoding });
      expect((await receiveFrom(origin)).bytes.toString()).toBe("as it is");
    },
  );

  it("may be empty", async () => {
    const { origin } = await serverThatAnswers("", { "content-encoding": "gzip" });
    expect((await receiveFrom(origin)).bytes).toHaveLength(0);
    expect((await receiveFrom(origin, { request: { method: "HEAD" } })).bytes).toHaveLength(0);
  });

  it.each([
    ["no gzip at all", Buffer.from("plain text"), "gzip"],
    ["gzip cut off", gzipSync(text).subarray(0, 200), "gzip"],
    ["gzip with a wrong checksum", Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)]), "gzip"],
    ["no deflate", Buffer.from("plain text"), "deflate"],
    ["no brotli", Buffer.from("plain text"), "br"],
    ["gzip of no brotli", gzipSync("plain text"), "br, gzip"],
  ])("that is broken is refused: %s", async (_what, body, encoding) => {
    const { origin } = await serverThatAnswers(body, { "content-encoding": encoding });
    const { error, heads } = await failedReceiving(origin);
    expect(error.code).toBe("connection_failed");
    expect(error.message).toContain("unpacked");
    expect(heads).toHaveLength(1);
  });
});

describe("the length that an answer announces", () => {
  it("is held against what comes", async () => {
    const { origin } = await startServer((_request, response) => {
      response.socket?.end("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n");
    });
    const { error, heads } = await failedReceiving(origin);
    expect(error.code).toBe("connection_failed");
    expect(error.message).toContain("shorter than the length it announced");
    expect(heads).toHaveLength(1);
  });
});

describe("the size of an answer that is received", () => {
  const limits = { maxResponseBytes: 1000 };

  it("may be the limit, to the byte", async () => {
    const { origin } = await serverThatAnswers("x".repeat(1000));
    expect((await receiveFrom(origin, { limits })).bytes).toHaveLength(1000);
  });

  it("ends at the limit, up to which all of it was received", async () => {
    const { origin } = await serverThatAnswers("x".repeat(1001));
    const { error, bytes } = await failedReceiving(origin, { limits });
    expect(error).toMatchObject({ code: "response_too_large", field: "sizeLimitInMebibytes" });
    expect(bytes).toHaveLength(1000);
  });

  it("counts after unpacking, too", async () => {
    const { origin } = await serverThatAnswers(gzipSync(text), { "content-encoding": "gzip" });
    const { error, bytes } = await failedReceiving(origin, { limits });
    expect(error).toMatchObject({ code: "response_too_large", field: "sizeLimitInMebibytes" });
    expect(bytes.toString()).toBe(text.slice(0, 1000));
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(200 * MEBIBYTE))],
    ["br", brotliCompressSync(Buffer.alloc(200 * MEBIBYTE))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(200 * MEBIBYTE)))],
  ])("is bound to what was sent, with no limit as well: a bomb in %s", async (encoding, bomb) => {
    const { origin } = await serverThatAnswers(bomb, { "content-encoding": encoding });
    const lifted = { maxResponseBytes: Number.POSITIVE_INFINITY };
    const { error, bytes } = await failedReceiving(origin, { limits: lifted });
    expect(error.code).toBe("response_too_large");
    expect(error.message).toContain("unpacks to more than 250 times its size");
    expect(bytes.byteLength).toBeLessThan(100 * MEBIBYTE);
  });
});

describe("a body that is made while it is sent", () => {
  const echo = () =>
    startServer((request, response) => {
      const length = request.headers["content-length"] ?? "none";
      response.setHeader("x-length", length);
      request.pipe(response);
    });
  const pieces = async function* () {
    for (let piece = 0; piece < 100; piece += 1) yield Buffer.alloc(10_000, String(piece % 10));
  };

  it("goes out with its length", async () => {
    const { origin } = await echo();
    const request = { method: "POST", body: { sizeInBytes: 1_000_000, open: pieces } };
    const { bytes, heads } = await receiveFrom(origin, { request });
    expect(bytes).toHaveLength(1_000_000);
    expect(heads[0]?.headers).toContainEqual(["x-length", "1000000"]);
  });

  it("fails with what it throws, and with a length that is not its own", async () => {
    const { origin } = await echo();
    const broken = async function* () {
      yield Buffer.from("first");
      throw new Error("file is gone");
    };
    const thrown = await failedReceiving(origin, {
      request: { method: "POST", body: { sizeInBytes: 100, open: broken } },
    });
    expect(thrown.error.cause).toContain("file is gone");
    const short = await failedReceiving(origin, {
      request: { method: "POST", body: { sizeInBytes: 1_000_001, open: pieces } },
    });
    expect(short.error.code).toBe("connection_failed");
  });
});
