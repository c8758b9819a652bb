import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { requestTo, send, signIn, tokenOf } from "../support/identities.ts";
import { startRawServer } from "../support/local-server.ts";
import { openScenario } from "../support/open-scenario.ts";
import { startRedirectingServer } from "../support/redirecting-server.ts";

describe("what is typed and must not be sent", () => {
  test.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://127.0.0.1/",
    "app://index.html",
    "https://good.example@127.0.0.1/",
    "//127.0.0.1/",
    "http://[::1",
    "",
    `http://127.0.0.1/${"x".repeat(16_380)}`,
  ])("is a URL such as %j", async (url) => {
    const scenario = await openScenario();
    const request = requestTo(scenario, { url });
    const error = await scenario.errorOf("requests.send", { sendingId: randomUUID(), request });
    expect(error.code).toMatch(/^(request_url_invalid|invalid_input)$/);
    expect(await scenario.call("requests.history", { limit: 1 })).toMatchObject({ total: 0 });
  });

  test.each([
    ["X-A", "1\r\nX-B: 2"],
    ["X-A", "1\nX-B: 2"],
    ["X-A\r\nX-B", "1"],
    ["X-A", "\u0000"],
    ["X-A", "\u20ac"],
    ["X A", "1"],
    ["Host", "evil.example"],
    ["Content-Length", "0"],
    ["Transfer-Encoding", "chunked"],
  ])("is a header such as %j: %j", async (name, value) => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const request = requestTo(scenario, { url: api.origin, headers: [{ name, value }] });
    const error = await scenario.errorOf("requests.send", { sendingId: randomUUID(), request });
    expect(error).toMatchObject({ code: "request_header_invalid", field: "headers" });
    expect(api.received).toEqual([]);
  });
});

describe("a server that misbehaves", () => {
  const head = (...lines: string[]): string => `HTTP/1.1 200 OK\r\n${lines.join("\r\n")}\r\n\r\n`;

  test("with a body that never ends is waited for as long as the request says", async () => {
    const scenario = await openScenario();
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const server = await startRawServer((socket) => {
      socket.write(`${head("transfer-encoding: chunked")}5\r\nhello\r\n`);
      begun();
    });
    const sending = send(scenario, { url: server.origin, timeLimitInSeconds: 5 });
    await hasBegun;
    scenario.clock.advance(5_000);
    expect(await sending).toMatchObject({ error: { code: "timed_out" } });
  });

  test("with a body that never ends is left when the sending is cancelled", async () => {
    const scenario = await openScenario();
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const server = await startRawServer((socket) => {
      socket.write(`${head("transfer-encoding: chunked")}5\r\nhello\r\n`);
      begun();
    });
    const request = requestTo(scenario, { url: server.origin });
    const sending = scenario.call("requests.send", { sendingId: "s", request });
    await hasBegun;
    await scenario.call("requests.cancel", { sendingId: "s" });
    expect(await sending).toMatchObject({ error: { code: "request_cancelled" } });
  });

  test.each([
    ["closes before it answers", ""],
    ["closes within its head", "HTTP/1.1 200"],
    ["closes within its body", `${head("content-length: 100")}short`],
    ["closes within a chunk", `${head("transfer-encoding: chunked")}ff\r\nshort`],
    ["gives no number for its length", `${head("content-length: many")}x`],
    ["gives two lengths", `${head("content-length: 1", "content-length: 2")}x`],
    ["is none", "SSH-2.0-OpenSSH_9.2\r\n"],
  ])("as one that %s is an exchange that says so", async (_what, bytes) => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    const server = await startRawServer((socket) => socket.end(bytes));
    const exchange = await send(scenario, { url: server.origin });
    expect(exchange.error?.code).toMatch(/^connection_/);
    expect(exchange.error?.advice).not.toBe("");
    expect(await scenario.call("requests.exchange", { id: exchange.id })).toEqual(exchange);
    // Nothing is broken by it.
    expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
  });

  test("as one that says more than its length says is read as far as that", async () => {
    const scenario = await openScenario();
    const server = await startRawServer((socket) =>
      socket.end(`${head("content-length: 2")}okHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil`),
    );
    const exchange = await send(scenario, { url: server.origin });
    expect(exchange.response?.body.content ?? "ok").toBe("ok");
  });

  test("as one that answers bytes that are no UTF-8 keeps them to the bit", async () => {
    const scenario = await openScenario();
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x7d]);
    const server = await startRawServer((socket) => {
      socket.write(head("content-type: application/json; charset=utf-8", `content-length: ${bytes.length}`));
      socket.end(bytes);
    });
    const exchange = await send(scenario, {
      url: server.origin,
      expectations: [{ kind: "json", expression: "a", test: "is_present", value: "" }],
    });
    expect(exchange.response?.body).toMatchObject({ encoding: "base64", content: bytes.toString("base64") });
    expect(exchange.expectations).toMatchObject([{ passed: false, found: "the answer is no JSON" }]);
  });

  test("as one that redirects fifty times, over other origins, gets no token there", async () => {
    const [api, other] = [await startRedirectingServer(), await startRedirectingServer()];
    const scenario = await openScenario({
      draft: (right) => ({ ...right, allowedOrigins: [...right.allowedOrigins, api.origin] }),
    });
    const userId = await signIn(scenario);
    const token = await tokenOf(scenario, userId, "access_token");
    let next = `${api.origin}/end`;
    for (let count = 0; count < 50; count += 1) {
      const server = count % 2 === 0 ? other : api;
      next = server.origin + server.path(302, next);
    }
    const exchange = await send(scenario, { userId, url: next });
    expect(exchange).toMatchObject({ error: { code: "too_many_redirects" } });
    expect(exchange.hops).toHaveLength(20);
    expect(JSON.stringify(other.received)).not.toContain(token);
    expect(JSON.stringify(exchange)).not.toContain(token);
  });
});
