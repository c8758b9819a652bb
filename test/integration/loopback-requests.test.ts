import { describe, expect, test } from "vitest";
import { CALLBACK_PATH, type OpenListener, openListener, STATE } from "../support/open-listener.ts";
import { sendBytes } from "../support/raw-http.ts";

const RIGHT = `${CALLBACK_PATH}?state=${STATE}&code=a-code`;

/** The login still waits: the right callback is accepted. */
const expectStillWaiting = async ({ ask, listener }: OpenListener): Promise<void> => {
  expect((await ask(RIGHT)).status).toBe(303);
  expect((await listener.response).get("code")).toBe("a-code");
};

describe("what the loopback listener accepts", () => {
  test("the callback with the right state, once (C-25, F-86)", async () => {
    const { ask, listener } = await openListener();
    const target = `${CALLBACK_PATH}?code=a-code&iss=https%3A%2F%2Fop.example&state=${STATE}`;
    expect(await ask(target)).toMatchObject({
      status: 303,
      headers: { location: `${CALLBACK_PATH}/done` },
    });
    expect(Object.fromEntries(await listener.response)).toEqual({
      code: "a-code",
      iss: "https://op.example",
      state: STATE,
    });
    const again = await ask(target.replace("a-code", "another-code"));
    expect(again.status).toBe(400);
    expect(again.body).toContain("Already used");
    expect((await listener.response).get("code")).toBe("a-code");
  });

  test("a callback with an error and the right state (C-24)", async () => {
    const { callBack, listener } = await openListener();
    expect((await callBack({ error: "access_denied" })).status).toBe(303);
    expect((await listener.response).get("error")).toBe("access_denied");
  });
});

describe("what the loopback listener refuses without an end to the login", () => {
  test.each([
    "/",
    "/favicon.ico",
    `${CALLBACK_PATH}/`,
    `${CALLBACK_PATH}/done`,
    `${CALLBACK_PATH}%2f`,
    "/oauth/v2/../v2/callback",
    "/OAuth/v2/callback",
    "//oauth/v2/callback",
  ])("any other path: %s (C-16)", async (path) => {
    const open = await openListener();
    expect((await open.ask(`${path}?state=${STATE}&code=stolen`)).status).toBe(404);
    await expectStillWaiting(open);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])(
    "any other method: %s (C-17, C-19)",
    async (method) => {
      const open = await openListener();
      const answer = await open.ask(RIGHT, {
        method,
        headers: [`Host: ${open.host}`, "Origin: https://evil.example", "Access-Control-Request-Method: GET"],
      });
      expect(answer.status).toBe(405);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
      await expectStillWaiting(open);
    },
  );

  test.each([
    ["of another name", (port: number) => [`Host: evil.example:${port}`]],
    ["localhost", (port: number) => [`Host: localhost:${port}`]],
    ["without a port", () => ["Host: 127.0.0.1"]],
    ["with another port", (port: number) => [`Host: 127.0.0.1:${port + 1}`]],
    ["with a user name", (port: number) => [`Host: user@127.0.0.1:${port}`]],
    ["twice", (port: number) => [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`]],
  ])("a Host %s, before anything else (C-18)", async (_, headersFor) => {
    const open = await openListener();
    expect((await open.ask(RIGHT, { headers: headersFor(open.port) })).status).toBe(403);
    expect(open.rejections).toEqual([]);
    await expectStillWaiting(open);
  });

  test("a request without Host (C-18)", async () => {
    const open = await openListener();
    expect(await sendBytes("127.0.0.1", open.port, `GET ${RIGHT} HTTP/1.0\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 403/,
    );
    expect((await open.ask(RIGHT, { headers: ["Accept: */*"] })).status).toBe(400);
    await expectStillWaiting(open);
  });

  test.each([
    ["a script", "Sec-Fetch-Mode: cors"],
    ["a script without CORS", "Sec-Fetch-Mode: no-cors"],
    ["a frame", "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe"],
    ["an image", "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image"],
  ])("what %s asks for (C-20)", async (_, fetchHeaders) => {
    const open = await openListener();
    const answer = await open.ask(RIGHT, { headers: [`Host: ${open.host}`, fetchHeaders] });
    expect(answer.status).toBe(400);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    expect(open.rejections).toHaveLength(1);
    await expectStillWaiting(open);
  });

  test.each([
    ["no state", "code=stolen", "state is missing"],
    ["an empty state", "state=&code=stolen", "state is not the one sent"],
    ["another state", `state=${STATE}x&code=stolen`, "state is not the one sent"],
    ["half the state", `state=${STATE.slice(0, 8)}&code=stolen`, "state is not the one sent"],
    ["an error and no state", "error=access_denied", "state is missing"],
    ["an error and another state", "error=access_denied&state=x", "state is not the one sent"],
  ])("a callback with %s (C-23, C-24)", async (_, query, reason) => {
    const open = await openListener();
    expect((await open.ask(`${CALLBACK_PATH}?${query}`)).status).toBe(400);
    expect(open.rejections).toEqual([reason]);
    await expectStillWaiting(open);
  });

  test.each(["state", "code", "iss", "error"])("a callback with %s twice (C-26, LIB-8)", async (name) => {
    const open = await openListener();
    const value = name === "state" ? STATE : "one";
    const { status } = await open.ask(`${RIGHT}&${name}=${value}&${name}=${value}`);
    expect(status).toBe(400);
    expect(open.rejections).toEqual([`parameter ${name} occurs more than once`]);
    await expectStillWaiting(open);
  });

  test.each([
    ["a huge code", `code=${"c".repeat(4097)}`, "parameter code is too long"],
    ["a huge parameter of any name", `whatever=${"c".repeat(4097)}`, "parameter whatever is too long"],
    ["a NUL", "code=a%00b", "parameter code has control characters"],
    ["a line break", "code=a%0d%0aSet-Cookie:%20b", "parameter code has control characters"],
  ])("a callback with %s (C-26)", async (_, query, reason) => {
    const open = await openListener();
    expect((await open.ask(`${CALLBACK_PATH}?state=${STATE}&${query}`)).status).toBe(400);
    expect(open.rejections).toEqual([reason]);
    await expectStillWaiting(open);
  });

  test("a head of more than 16 KiB (C-22)", async () => {
    const open = await openListener();
    const { status } = await open.ask(`${CALLBACK_PATH}?state=${STATE}&code=${"c".repeat(17_000)}`);
    expect(status).toBe(431);
    await expectStillWaiting(open);
  });

  test("a body that it does not wait for, however large (C-17, C-22)", async () => {
    const open = await openListener();
    const content = "x".repeat(200_000);
    const head = `POST ${RIGHT} HTTP/1.1\r\nHost: ${open.host}\r\nContent-Length: ${content.length}\r\n\r\n`;
    expect(await sendBytes("127.0.0.1", open.port, head + content)).toMatch(/^HTTP\/1.1 405/);
    await expectStillWaiting(open);
  });

  test("bytes that are no HTTP", async () => {
    const open = await openListener();
    expect(await sendBytes("127.0.0.1", open.port, "\x16\x03\x01 hello\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
    await expectStillWaiting(open);
  });
});
