import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { systemRandom } from "../../../../main/ports/random.ts";
import { createBodyFolder } from "../../../../main/requests/bodies/body-folder.ts";
import type { KeptBodyStore } from "../../../../main/requests/bodies/kept-body-store.ts";
import { type ReceivingBody, receiveBody } from "../../../../main/requests/bodies/receive-body.ts";
import { createRedactor } from "../../../../main/trace/index.ts";
import { receiveSmall } from "../../../support/api-client.ts";

const MEBIBYTE = 1024 * 1024;

const knowing = (secret: string) => {
  const redactor = createRedactor();
  redactor.learn(secret);
  return redactor;
};

/** Hands bytes over in pieces of this size, as a connection would. */
const give = async (body: ReceivingBody, content: string | Uint8Array, step = 60_000): Promise<void> => {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.byteLength; at += step) await body.take(bytes.subarray(at, at + step));
};

const received = async (content: string | Uint8Array, secret = "not in there") => {
  const body = receiveSmall("exchange-1", knowing(secret));
  await give(body, content, 3);
  return body.finish();
};

const openFolder = () => {
  const parent = mkdtempSync(join(tmpdir(), "bodies-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "bodies");
  const keys = new Map<string, Uint8Array>();
  const store: KeptBodyStore = {
    add: (id, key) => void keys.set(id, key),
    has: (id) => keys.has(id),
    keyOf: (id) => keys.get(id),
    delete: (id) => void keys.delete(id),
    deleteOrphans: () => {},
  };
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const bodies = createBodyFolder({ folder, store, random: systemRandom, logger });
  const readAll = async (id: string): Promise<Buffer> => {
    const file = await bodies.open(id);
    if (file === undefined) throw new Error("there is no file");
    onTestFinished(() => file.close());
    return file.read(0, file.sizeInBytes);
  };
  const large = (id: string, redactor = createRedactor(), heldBytes?: number) =>
    receiveBody({ folder: bodies, exchangeId: id, redactor, heldBytes });
  return { folder, keys, bodies, readAll, large, names: () => readdirSync(folder) };
};

describe("a body of up to 1 MiB", () => {
  it("hides what the peer echoes, and keeps everything else to the letter (C-84, Z-130)", async () => {
    const json = '{ "you_sent":"opaque-token", "id": 9007199254740993, "id": 1.10 }';
    expect(await received(json, "opaque-token")).toEqual({
      encoding: "text",
      content: json.replace("opaque-token", MASK),
      sizeInBytes: json.length,
      isComplete: true,
      isKept: false,
    });
  });

  it("is text where its bytes are, whatever its content type says (Z-128)", async () => {
    expect(await received("<svg onload=alert(1)>")).toMatchObject({
      encoding: "text",
      content: "<svg onload=alert(1)>",
    });
    expect(await received("")).toMatchObject({ encoding: "text", content: "", isComplete: true });
  });

  it.each([
    ["no UTF-8", new Uint8Array([0xff, 0xd8, 0xff])],
    ["a NUL in it", new Uint8Array([0x61, 0x00, 0x62])],
    ["a character that is cut off", new Uint8Array([0xe2, 0x82])],
  ])("is base64 where its bytes are no text: %s (Z-131)", async (_what, bytes) => {
    const body = await received(bytes);
    expect(body.encoding).toBe("base64");
    expect(Buffer.from(body.content, "base64")).toEqual(Buffer.from(bytes));
  });

  it("hides secrets among bytes that are no text, too", async () => {
    const body = await received(Buffer.from("\0opaque-token\0"), "opaque-token");
    expect(Buffer.from(body.content, "base64").toString()).toBe(`\0${MASK}\0`);
  });
});

describe("a body of more than 1 MiB", () => {
  it("goes into a file, and the history has its beginning (Z-129)", async () => {
    const { large, readAll, names, folder } = openFolder();
    const content = "ü0123456789".repeat(200_000);
    const body = large("exchange-1");
    await give(body, content);
    const kept = await body.finish();
    expect(kept).toMatchObject({
      encoding: "text",
      sizeInBytes: Buffer.byteLength(content),
      isComplete: false,
      isKept: true,
    });
    expect(content.startsWith(kept.content)).toBe(true);
    expect(Buffer.byteLength(kept.content)).toBeGreaterThan(MEBIBYTE - 4);
    expect((await readAll("exchange-1")).toString()).toBe(content);
    expect(names()).toEqual(["exchange-1.body"]);
    expect(readFileSync(join(folder, "exchange-1.body")).includes("0123456789")).toBe(false);
  });

  it("hides a secret wherever the pieces cut it", async () => {
    const { large, readAll } = openFolder();
    const secret = "opaque-token-of-ada";
    const content = `${"x".repeat(997)}${secret}`.repeat(2000);
    const body = large("exchange-1", knowing(secret));
    await give(body, content, 1009);
    const { content: beginning } = await body.finish();
    const written = (await readAll("exchange-1")).toString();
    expect(written).toBe(content.replaceAll(secret, MASK));
    expect(beginning).not.toContain("opaque");
  });

  it("is held whole besides where that is asked for", async () => {
    const { large } = openFolder();
    const content = Buffer.alloc(2 * MEBIBYTE, "x");
    const [held, notHeld] = [large("1", createRedactor(), 3 * MEBIBYTE), large("2")];
    await Promise.all([give(held, content), give(notHeld, content)]);
    expect(held.whole()?.equals(content)).toBe(true);
    expect(notHeld.whole()).toBeUndefined();
    await Promise.all([held.finish(), notHeld.finish()]);
  });

  it("leaves nothing behind when it is discarded, also while it is written", async () => {
    const { large, names, keys } = openFolder();
    const body = large("exchange-1");
    void body.take(Buffer.alloc(3 * MEBIBYTE));
    await body.discard();
    expect([names(), keys.size]).toEqual([[], 0]);
  });

  it("says so when it can't be written, and still has its beginning", async () => {
    const full = Object.assign(new Error("full"), { code: "ENOSPC" });
    const { bodies } = openFolder();
    const body = receiveBody({
      folder: { ...bodies, create: () => Promise.reject(full) },
      exchangeId: "exchange-1",
      redactor: createRedactor(),
    });
    await expect(give(body, "x".repeat(2 * MEBIBYTE))).rejects.toMatchObject({
      error: { code: "body_not_kept", cause: "ENOSPC" },
    });
    const kept = await body.finish();
    expect(kept).toMatchObject({ isKept: false, isComplete: false });
    expect(kept.content.length).toBeGreaterThan(1_000_000);
    expect(body.failure()).toMatchObject({ code: "body_not_kept" });
  });
});

describe("the folder of bodies", () => {
  it("keeps what has an exchange, and sweeps the rest", async () => {
    const { large, names, keys, bodies } = openFolder();
    for (const id of ["kept", "ended"]) {
      const body = large(id);
      await give(body, Buffer.alloc(2 * MEBIBYTE));
      await body.finish();
    }
    const under = large("under way");
    await give(under, Buffer.alloc(2 * MEBIBYTE));
    keys.delete("ended");
    await bodies.sweepAtStart();
    expect(names().filter((name) => name.endsWith(".body"))).toEqual(["kept.body"]);
    expect(names().filter((name) => name.endsWith(".part"))).toHaveLength(1);
    await under.finish();
    expect(names().sort()).toEqual(["kept.body", "under way.body"]);
  });

  it("deletes at the start what an earlier run did not finish", async () => {
    const { folder, large, names } = openFolder();
    await give(large("broken off"), Buffer.alloc(2 * MEBIBYTE));
    const store = { has: () => false, deleteOrphans: () => {} } as never;
    const logger = { info: () => {}, warn: () => {}, error: () => {} };
    await createBodyFolder({ folder, store, random: systemRandom, logger }).sweepAtStart();
    expect(names()).toEqual([]);
  });
});
