import { networkInterfaces } from "node:os";
import { describe, expect, test, vi } from "vitest";
import { CALLBACK_PATH, openListener, STATE } from "../support/open-listener.ts";
import { holdPort, unusedPort } from "../support/ports.ts";
import { sendRaw } from "../support/raw-http.ts";

const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
const hasIpv6 = addresses.some(({ address }) => address === "::1");

/** Addresses of this machine that are not the one listened at. */
const otherAddresses = [
  ...addresses.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address),
  ...(process.platform === "linux" ? ["127.0.0.2"] : []),
];

const refusedAt = async (address: string, port: number): Promise<unknown> =>
  sendRaw(address, port, { target: "/", headers: [`Host: ${address}:${port}`] }).then(
    () => "answered",
    (thrown: NodeJS.ErrnoException) => thrown.code,
  );

describe("where the loopback listener listens", () => {
  test("at the literal address of its redirect URI and at no other (C-07, C-08)", async () => {
    const { listener, port } = await openListener();
    expect(listener.redirectUri).toBe(`http://127.0.0.1:${port}${CALLBACK_PATH}`);
    for (const address of otherAddresses) expect(await refusedAt(address, port)).toBe("ECONNREFUSED");
  });

  test("at a port of its own for every login (C-10, C-15)", async () => {
    const [one, other] = [await openListener(), await openListener()];
    expect(one.port).not.toBe(other.port);
    await one.callBack({ code: "code-of-one" });
    expect((await one.listener.response).get("code")).toBe("code-of-one");
    expect((await other.ask(`${CALLBACK_PATH}/done`)).status).toBe(404);
  });

  test("at the fixed port, or not at all (C-11, C-12, F-81)", async () => {
    const port = await unusedPort();
    const { listener } = await openListener({ port });
    expect(listener.redirectUri).toBe(`http://127.0.0.1:${port}${CALLBACK_PATH}`);
    const refusal = { error: { code: "port_in_use", step: "preparation", field: "redirect.port" } };
    await expect(openListener({ port })).rejects.toMatchObject(refusal);
    await expect(openListener({ port: await holdPort() })).rejects.toMatchObject(refusal);
  });

  test.runIf(hasIpv6)("at ::1 when the redirect URI says so (C-14)", async () => {
    const { listener, port, callBack } = await openListener({ host: "[::1]" });
    expect(listener.redirectUri).toBe(`http://[::1]:${port}${CALLBACK_PATH}`);
    expect((await callBack({ code: "a-code" })).status).toBe(303);
    expect(await refusedAt("127.0.0.1", port)).toBe("ECONNREFUSED");
  });

  test.runIf(hasIpv6)("at both families when the redirect URI says localhost (C-13)", async () => {
    const { listener, host, port } = await openListener({ host: "localhost" });
    expect(host).toBe(`localhost:${port}`);
    const request = { target: "/favicon.ico", headers: [`Host: ${host}`] };
    expect((await sendRaw("127.0.0.1", port, request)).status).toBe(404);
    const target = `${CALLBACK_PATH}?state=${STATE}&code=a-code`;
    expect((await sendRaw("::1", port, { ...request, target })).status).toBe(303);
    expect((await listener.response).get("code")).toBe("a-code");
  });
});

describe("when the loopback listener ends", () => {
  test("its port is free again at once while no answer has come (C-28, C-30)", async () => {
    const { listener, port } = await openListener();
    await listener.close();
    expect(await refusedAt("127.0.0.1", port)).toBe("ECONNREFUSED");
    expect((await openListener({ port })).port).toBe(port);
  });

  test("its port is free again when the browser has its last page (C-28, C-30)", async () => {
    const { ask, callBack, listener, port } = await openListener();
    await callBack({ code: "a-code" });
    listener.finish();
    expect((await ask(`${CALLBACK_PATH}/done`)).status).toBe(200);
    await vi.waitFor(async () => expect(await refusedAt("127.0.0.1", port)).toBe("ECONNREFUSED"));
  });

  test("its port is free again soon when the browser never asks for the last page (C-28, C-30)", async () => {
    const { callBack, clock, listener, port } = await openListener();
    await callBack({ code: "a-code" });
    listener.finish();
    clock.advance(5_000);
    await vi.waitFor(async () => expect(await refusedAt("127.0.0.1", port)).toBe("ECONNREFUSED"));
  });
});
