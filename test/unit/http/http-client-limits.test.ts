import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../../main/ports/clock.ts";
import { failureOf } from "../../support/failure-of.ts";
import { type LocalServer, startServer } from "../../support/local-server.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { fetchWith, textOf, wide } from "../../support/open-client.ts";

/** A promise that others settle. */
const signal = () => {
  let raise = () => {};
  const raised = new Promise<void>((resolve) => {
    raise = resolve;
  });
  return { raise, raised };
};

/** A clock by which one sees when a timer of this length is called off, and how many are left. */
const observedClock = (delayOfInterest: number) => {
  const clock = createManualClock();
  const calledOff = signal();
  const pending = new Set<symbol>();
  const after: Clock["after"] = (delayMs, action) => {
    const timer = Symbol("timer");
    pending.add(timer);
    const cancel = clock.after(delayMs, () => {
      pending.delete(timer);
      action();
    });
    return () => {
      pending.delete(timer);
      cancel();
      if (delayMs === delayOfInterest) calledOff.raise();
    };
  };
  return { ...clock, after, calledOff: calledOff.raised, pending };
};

const serverThatAnswers = (
  body: Uint8Array | string,
  headers: Record<string, string> = {},
): Promise<LocalServer> => startServer((_request, response) => response.writeHead(200, headers).end(body));

describe("the time that a request may take (C-88)", () => {
  it("is limited up to the response's head (F-67)", async () => {
    const asked = signal();
    const clock = createManualClock();
    const server = await startServer(() => asked.raise());
    const answer = failureOf(() => fetchWith(`${server.origin}/token?code=opaque`, { clock }));
    await asked.raised;
    clock.advance(15_000);
    const error = await answer;
    expect(error).toMatchObject({ code: "timed_out", cause: `${server.origin}/token` });
    expect(error.message).toContain("within 15 s");
  });

  it("is not over a moment too early", async () => {
    const asked = signal();
    const answer = signal();
    const clock = createManualClock();
    const server = await startServer((_request, response) => {
      asked.raise();
      void answer.raised.then(() => response.end("ok"));
    });
    const response = fetchWith(server.origin, { clock });
    await asked.raised;
    clock.advance(14_999);
    answer.raise();
    expect(textOf(await response)).toBe("ok");
  });

  it("is limited up to the last byte, however slowly they come (F-68)", async () => {
    const clock = observedClock(wide.headersTimeoutMs);
    const server = await startServer((_request, response) => {
      response.writeHead(200, { "content-length": "2" });
      response.write("x");
    });
    const answer = failureOf(() => fetchWith(server.origin, { clock }));
    await clock.calledOff;
    clock.advance(29_999);
    clock.advance(1);
    const error = await answer;
    expect(error.code).toBe("timed_out");
    expect(error.message).toContain("within 30 s");
  });

  it("is the whole one once the head is there", async () => {
    const clock = observedClock(wide.headersTimeoutMs);
    const rest = signal();
    const server = await startServer((_request, response) => {
      response.write("first ");
      void rest.raised.then(() => response.end("and last"));
    });
    const response = fetchWith(server.origin, { clock });
    await clock.calledOff;
    clock.advance(20_000);
    rest.raise();
    expect(textOf(await response)).toBe("first and last");
  });

  it("leaves no timer behind", async () => {
    const clock = observedClock(0);
    const server = await serverThatAnswers("ok");
    await fetchWith(server.origin, { clock });
    expect(clock.pending.size).toBe(0);
    await failureOf(() => fetchWith(server.origin, { clock, limits: { maxResponseBytes: 1 } }));
    expect(clock.pending.size).toBe(0);
  });
});

describe("cancelling a request (C-88)", () => {
  it("before it begins sends nothing", async () => {
    const server = await serverThatAnswers("ok");
    const error = await failureOf(() => fetchWith(server.origin, { signal: AbortSignal.abort() }));
    expect(error.code).toBe("request_cancelled");
    expect(server.requests).toEqual([]);
  });

  it("while it waits for an answer ends it and its connection", async () => {
    const ended = signal();
    const controller = new AbortController();
    const server = await startServer((request) => {
      request.on("close", ended.raise);
      controller.abort();
    });
    const error = await failureOf(() => fetchWith(server.origin, { signal: controller.signal }));
    expect(error.code).toBe("request_cancelled");
    await ended.raised;
  });

  it("while the body comes ends it", async () => {
    const clock = observedClock(wide.headersTimeoutMs);
    const controller = new AbortController();
    const server = await startServer((_request, response) => {
      response.write("first");
    });
    const answer = failureOf(() => fetchWith(server.origin, { clock, signal: controller.signal }));
    await clock.calledOff;
    controller.abort();
    expect((await answer).code).toBe("request_cancelled");
  });

  it("after it has ended does nothing", async () => {
    const controller = new AbortController();
    const server = await serverThatAnswers("ok");
    const response = await fetchWith(server.origin, { signal: controller.signal });
    controller.abort();
    expect(textOf(response)).toBe("ok");
  });
});

describe("the size of a response (C-50)", () => {
  const limits = { maxResponseBytes: 1000 };

  it("may be the limit, to the byte", async () => {
    const server = await serverThatAnswers("x".repeat(1000));
    expect((await fetchWith(server.origin, { limits })).body).toHaveLength(1000);
  });

  it("may not be a byte more", async () => {
    const server = await serverThatAnswers("x".repeat(1001));
    expect(await failureOf(() => fetchWith(`${server.origin}/jwks`, { limits }))).toMatchObject({
      code: "response_too_large",
      cause: `${server.origin}/jwks`,
    });
  });

  it("is limited for a stream that never ends, whose connection is ended (F-72, Z-18)", async () => {
    const ended = signal();
    const server = await startServer((request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(10_000))) {}
      };
      response.on("drain", pour);
      request.on("close", ended.raise);
      pour();
    });
    expect((await failureOf(() => fetchWith(server.origin, { limits }))).code).toBe("response_too_large");
    await ended.raised;
  });

  it("is limited for the headers too, to 64 KiB (Z-85)", async () => {
    const server = await serverThatAnswers("ok", { "x-long": "x".repeat(70_000) });
    const error = await failureOf(() => fetchWith(server.origin));
    expect(error.code).toBe("response_too_large");
    expect(error.message).toContain("headers");
  });
});

describe("a compressed response", () => {
  const text = "The same text again and again. ".repeat(1000);
  const server = (body: Uint8Array, encoding: string) =>
    serverThatAnswers(body, { "content-encoding": encoding });

  it.each([
    ["gzip", gzipSync(text)],
    ["GZIP", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
  ])("is unpacked: %s", async (encoding, body) => {
    const { origin } = await server(body, encoding);
    expect(textOf(await fetchWith(origin))).toBe(text);
  });

  it.each(["identity", "zstd", "gzip, br", "constructor", ""])("is left as it is: %j", async (encoding) => {
    const { origin } = await server(Buffer.from("as it is"), encoding);
    expect(textOf(await fetchWith(origin))).toBe("as it is");
  });

  it("may be empty", async () => {
    const { origin } = await server(Buffer.alloc(0), "gzip");
    expect((await fetchWith(origin)).body).toHaveLength(0);
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000))],
  ])("that is a bomb is refused: %s (F-72, Z-19, Z-129)", async (encoding, bomb) => {
    const { origin } = await server(bomb, encoding);
    expect(bomb.byteLength).toBeLessThan(wide.maxResponseBytes);
    expect((await failureOf(() => fetchWith(origin))).code).toBe("response_too_large");
  });

  it.each([
    ["no gzip at all", Buffer.from("plain text"), "gzip"],
    ["gzip cut off", gzipSync(text).subarray(0, 30), "gzip"],
    ["gzip with a wrong checksum", Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)]), "gzip"],
    ["no deflate", Buffer.from("plain text"), "deflate"],
    ["no brotli", Buffer.from("plain text"), "br"],
  ])("that is broken is refused: %s", async (_what, body, encoding) => {
    const { origin } = await server(body, encoding);
    const error = await failureOf(() => fetchWith(origin));
    expect(error).toMatchObject({ code: "connection_failed", cause: `content-encoding: ${encoding}` });
    expect(error.message).toContain("unpacked");
  });
});
