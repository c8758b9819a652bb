import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppFailure } from "#shared/app-error.ts";
import { operationNames } from "#shared/contract/operation-names.ts";
import { databaseFailure } from "../../../main/db/index.ts";
import type { Logger } from "../../../main/ports/logger.ts";
import { createRouter, type Handlers } from "../../../main/router.ts";
import { openTestDatabase } from "../../support/temporary-data.ts";

/** A router whose handlers answer what they were given, except for those that are replaced. */
const routerWith = (replaced: Partial<Record<keyof Handlers, (input: never) => unknown>> = {}) => {
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const logged: string[] = [];
  const log: Logger["error"] = (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const echo = Object.fromEntries(
    operationNames.map((name) => [
      name,
      (input: unknown) => {
        calls.push({ name, input });
        return input;
      },
    ]),
  );
  const handlers = { ...echo, ...replaced } as unknown as Handlers;
  const logger = { info: log, warn: log, error: log };
  return { router: createRouter(handlers, logger, databaseFailure), calls, logged };
};

const throwing = (thrown: unknown) =>
  routerWith({
    "settings.get": () => {
      throw thrown;
    },
  });

describe("a call", () => {
  it("reaches its handler with the parsed input and brings back its answer", async () => {
    const { router, calls } = routerWith();
    expect(await router.dispatch("login.get", { id: "run-1" })).toEqual({ ok: true, value: { id: "run-1" } });
    expect(calls).toEqual([{ name: "login.get", input: { id: "run-1" } }]);
  });

  it("waits for a handler that takes its time", async () => {
    const { router } = routerWith({ "settings.get": async () => "later" });
    expect(await router.dispatch("settings.get", undefined)).toEqual({ ok: true, value: "later" });
  });
});

describe("a call of something that is no operation (EX-12, F-96)", () => {
  it.each([
    "",
    "no.such",
    "LOGIN.GET",
    "login.get ",
    "__proto__",
    "constructor",
    "toString",
    7,
    null,
    undefined,
    {},
    ["login.get"],
  ])("is refused: %j", async (name) => {
    const { router, calls, logged } = routerWith();
    expect(await router.dispatch(name, { id: "1" })).toMatchObject({
      ok: false,
      error: { code: "invalid_input" },
    });
    expect(calls).toEqual([]);
    expect(logged).toEqual([]);
  });
});

describe("a call with an input that does not fit (EX-12, F-96)", () => {
  it.each([
    ["login.get", undefined],
    ["login.get", null],
    ["login.get", "run-1"],
    ["login.get", {}],
    ["login.get", { id: 7 }],
    ["login.get", { id: "" }],
    ["login.get", { id: "x".repeat(65) }],
    ["login.get", { id: "1", more: true }],
    ["settings.get", null],
    ["settings.get", {}],
    ["users.search", { text: "", limit: 501 }],
    ["users.search", { text: "", limit: 1.5 }],
    ["app.copyText", { text: "x".repeat(1024 * 1024 + 1) }],
    ["tokens.copy", { userId: "1", kind: "password" }],
    ["configurations.setClientSecret", { id: "1", clientSecret: "" }],
  ])("is refused: %s", async (name, input) => {
    const { router, calls } = routerWith();
    expect(await router.dispatch(name, input)).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(calls).toEqual([]);
  });

  it("is told which field to correct, and not what stood in it", async () => {
    const { router } = routerWith();
    const result = await router.dispatch("configurations.setClientSecret", {
      id: "1",
      clientSecret: ["secret"],
    });
    expect(result).toMatchObject({
      error: { field: "clientSecret", cause: "configurations.setClientSecret: clientSecret" },
    });
    expect(JSON.stringify(result)).not.toContain('secret"]');
  });

  it("never throws, whatever name and input are", async () => {
    const { router } = routerWith();
    const name = fc.oneof(fc.constantFrom(...operationNames), fc.anything());
    await fc.assert(
      fc.asyncProperty(name, fc.anything({ withNullPrototype: true }), async (called, input) => {
        expect(typeof (await router.dispatch(called, input)).ok).toBe("boolean");
      }),
    );
  });
});

describe("a handler that fails", () => {
  const error = { code: "not_found", message: "There is none.", advice: "Look elsewhere." } as const;

  it("by design answers its error as a value, unlogged", async () => {
    const { router, logged } = throwing(new AppFailure(error, { cause: new Error("inner") }));
    expect(await router.dispatch("settings.get", undefined)).toEqual({ ok: false, error });
    expect(logged).toEqual([]);
  });

  it("by a promise answers its error too", async () => {
    const { router } = routerWith({ "settings.get": () => Promise.reject(new AppFailure(error)) });
    expect(await router.dispatch("settings.get", undefined)).toEqual({ ok: false, error });
  });

  it("as the disk is full says so, and works again when there is space (F-17)", async () => {
    const db = openTestDatabase();
    const { router, logged } = routerWith({
      "settings.get": () =>
        void db.prepare("INSERT INTO settings VALUES ('large', json_quote(hex(zeroblob(65536))))").run(),
    });
    db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);
    expect(await router.dispatch("settings.get", undefined)).toMatchObject({
      ok: false,
      error: { code: "database_unavailable", cause: expect.stringContaining("SQLITE_FULL") },
    });
    expect(logged).toEqual([]);
    db.pragma("max_page_count = 1000000");
    expect(await router.dispatch("settings.get", undefined)).toMatchObject({ ok: true });
  });

  it.each([
    ["a sentence", new TypeError("opaque-secret is not a function")],
    ["several lines", new Error("bad\nopaque-secret\n    at opaque-secret\nopaque-secret")],
    ["a text", "opaque-secret"],
    ["nothing", undefined],
    ["no stack", Object.assign(new Error("opaque-secret"), { stack: undefined })],
  ])(
    "by mistake, with %s, tells and logs what kind it was and where, never its message (EX-18)",
    async (_what, thrown) => {
      const { router, logged } = throwing(thrown);
      const result = await router.dispatch("settings.get", undefined);
      const kind = thrown instanceof Error ? thrown.name : typeof thrown;
      expect(result).toMatchObject({ ok: false, error: { code: "internal", cause: kind } });
      expect(logged).toHaveLength(1);
      expect(logged[0]).toContain('"operation":"settings.get"');
      expect(`${logged}${JSON.stringify(result)}`).not.toContain("opaque");
    },
  );

  it("by mistake is logged with its place in the source", async () => {
    const { router, logged } = throwing(new TypeError("x is not a function"));
    await router.dispatch("settings.get", undefined);
    expect(logged[0]).toContain("router.test.ts");
  });
});
