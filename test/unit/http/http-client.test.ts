import { describe, expect, it } from "vitest";
import type { HttpHeaders } from "../../../main/ports/http.ts";
import { startRawServer, startServer } from "../../support/local-server.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { fetchWith, openClient, textOf, wide } from "../../support/open-client.ts";

const get = (url: string) => ({ method: "GET", url, headers: [] });

describe("a request", () => {
  it("is sent as it is: method, target, body", async () => {
    const bodies: string[] = [];
    const server = await startServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      bodies.push(`${request.headers["content-length"]} ${Buffer.concat(chunks).toString()}`);
      response.end();
    });
    await fetchWith(`${server.origin}/a%20b/?x=1&y=%2F&x=2#fragment`, {
      request: { method: "PUT", body: "ü" },
    });
    await fetchWith(server.origin, { request: { method: "DELETE", body: new Uint8Array([1, 2, 3]) } });
    expect(server.requests).toEqual(["PUT /a%20b/?x=1&y=%2F&x=2", "DELETE /"]);
    expect(bodies).toEqual(["2 ü", "3 \u0001\u0002\u0003"]);
  });

  it("keeps its headers' order, case and repetition", async () => {
    const headers: HttpHeaders = [
      ["X-Second", "2"],
      ["x-first", "1"],
      ["X-Second", "again"],
      ["Accept", "a/b"],
      ["x-latin", "caf\u00e9"],
    ];
    let received: string[] = [];
    const server = await startServer((request, response) => {
      received = request.rawHeaders;
      response.end();
    });
    await fetchWith(server.origin, { request: { headers } });
    const pairs = received.flatMap((name, index) => (index % 2 === 0 ? [[name, received[index + 1]]] : []));
    expect(pairs.filter(([name]) => !/^(host|connection)$/i.test(name ?? ""))).toEqual(headers);
  });

  it("adds nothing of its own but the host and the connection", async () => {
    let received: string[] = [];
    const server = await startServer((request, response) => {
      received = Object.keys(request.headers);
      response.end();
    });
    await fetchWith(server.origin);
    expect(received.filter((name) => name !== "host" && name !== "connection")).toEqual([]);
  });
});

describe("a response", () => {
  it("keeps its headers' order, case and repetition", async () => {
    const server = await startRawServer((socket) =>
      socket.end(
        "HTTP/1.1 200 Fine\r\nX-B: 2\r\nSet-Cookie: a=1\r\nx-a: caf\u00e9\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nok",
        "latin1",
      ),
    );
    const response = await fetchWith(server.origin);
    expect(response.headers).toEqual([
      ["X-B", "2"],
      ["Set-Cookie", "a=1"],
      ["x-a", "caf\u00e9"],
      ["Set-Cookie", "b=2"],
      ["Content-Length", "2"],
    ]);
    expect(textOf(response)).toBe("ok");
  });

  it.each([
    [200, "OK"],
    [404, "Not Found"],
    [503, "Service Unavailable"],
    [299, ""],
    [999, ""],
  ])("with status %d is an answer, and its words are the standard's", async (status, statusText) => {
    const server = await startServer((_request, response) => {
      response.statusCode = status;
      response.statusMessage = "Made up";
      response.end("body");
    });
    expect(await fetchWith(server.origin)).toMatchObject({ status, statusText });
  });

  it("without a body is empty", async () => {
    const server = await startServer((_request, response) => response.writeHead(204).end());
    expect((await fetchWith(server.origin)).body).toHaveLength(0);
  });

  it("that comes in chunks is read whole", async () => {
    const server = await startServer((_request, response) => {
      for (let count = 0; count < 100; count += 1) response.write("x".repeat(1000));
      response.end();
    });
    expect((await fetchWith(server.origin)).body).toHaveLength(100_000);
  });

  it("is measured up to its head and up to its end", async () => {
    const clock = createManualClock();
    const server = await startServer((_request, response) => {
      clock.advance(120);
      response.end("body");
    });
    const response = await fetchWith(server.origin, { clock });
    expect(response).toMatchObject({ headersAfterMs: 120, totalMs: 120 });
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "with %d is an answer and never followed (C-49, F-73)",
    async (status) => {
      const server = await startServer((_request, response) => {
        response.writeHead(status, { location: "/elsewhere" }).end();
      });
      const response = await fetchWith(`${server.origin}/start`);
      expect(response.status).toBe(status);
      expect(response.headers).toContainEqual(["location", "/elsewhere"]);
      expect(server.requests).toEqual(["GET /start"]);
    },
  );
});

describe("connections", () => {
  it("are kept alive for the next request", async () => {
    const server = await startServer((_request, response) => response.end("ok"));
    const client = openClient();
    for (let count = 0; count < 20; count += 1) await client.send(get(server.origin), wide);
    expect(server.requests).toHaveLength(20);
    // The second request may come before the first connection is known to be free.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it("carry requests to one server at the same time", async () => {
    const waiting: (() => void)[] = [];
    const server = await startServer((_request, response) => {
      waiting.push(() => response.end("ok"));
      if (waiting.length === 3) for (const answer of waiting) answer();
    });
    const client = openClient();
    const responses = await Promise.all([1, 2, 3].map(() => client.send(get(server.origin), wide)));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("that the server ended in between are made anew", async () => {
    const server = await startServer((_request, response) =>
      response.setHeader("connection", "close").end("ok"),
    );
    const client = openClient();
    await client.send(get(server.origin), wide);
    await client.send(get(server.origin), wide);
    expect(server.connections()).toBe(2);
  });
});
