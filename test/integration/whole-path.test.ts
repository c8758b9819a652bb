import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { WorkbenchPorts } from "../../main/composition.ts";
import { InProcessDemoIdp } from "../../main/demo-idp/index.ts";
import { answerOf } from "../support/identities.ts";
import { openDemo } from "../support/open-demo.ts";
import { hasKeychain, realKeychain } from "../support/real-keychain.ts";

/** Access tokens that are about to end from the start. */
const shortLived: WorkbenchPorts["createDemoIdpHost"] = (options) =>
  new InProcessDemoIdp({ ...options, accessTokenLifeInSeconds: 30 });

describe("the whole path against the demo identity provider", () => {
  test("a login makes a user with attributes, roles and tokens", async () => {
    const { call, configuration, login } = await openDemo();
    const anna = await login("anna");
    const tom = await login("tom");
    const page = await call("users.search", { text: "", limit: 10 });
    expect(page).toMatchObject({ matching: 2, total: 2 });
    expect(page.users.map(({ fullname }) => fullname)).toEqual(["Tom Hale", "Anna Bergmann"]);
    expect((await call("users.search", { text: "bergm", limit: 10 })).users).toMatchObject([{ id: anna }]);

    const detail = await call("users.get", { id: tom });
    expect(detail.user).toMatchObject({
      fullname: "Tom Hale",
      email: "tom.hale@demo.example",
      configurationAlias: "Demo identity provider",
      roles: ["User"],
      tokenSet: { state: "signed_in", hasRefreshToken: true },
    });
    expect(detail.attributes.map(({ from }) => from)).toEqual([
      "sub in the ID token",
      "name in UserInfo",
      "email in UserInfo",
    ]);
    const runs = await call("login.list", { userId: anna, limit: 10 });
    expect(runs).toMatchObject([{ state: "succeeded", configurationId: configuration.id }]);
    const [summary] = await call("configurations.list", undefined);
    expect(summary).toMatchObject({ missing: [], loginCount: 2, lastLogin: { state: "succeeded" } });
  });

  test("every check of a login is recorded and passed", async () => {
    const { call, login } = await openDemo();
    await login("anna");
    const [run] = await call("login.list", { limit: 1 });
    const { trace } = await call("login.get", { id: run?.id ?? "" });
    const checks = trace.filter((entry) => entry.kind === "check");
    expect(checks.filter(({ result }) => result === "failed")).toEqual([]);
    for (const name of ["signature", "iss", "sub", "aud", "azp", "exp", "iat", "nonce", "at_hash"])
      expect(checks).toContainEqual(
        expect.objectContaining({ checkId: `id_token.${name}`, result: "passed" }),
      );
    expect(trace.map(({ position }) => position)).toEqual(trace.map((_, index) => index));
  });

  test("tokens are shown decoded, and never themselves (C-74, C-83)", async () => {
    const { call, login, workbench } = await openDemo();
    const userId = await login("anna");
    const view = await call("tokens.view", { userId });
    expect(view).toMatchObject({
      state: "signed_in",
      tokens: [
        { kind: "id_token", form: "jwt", signature: "verified" },
        { kind: "access_token", form: "jwt", signature: "not_verified" },
        { kind: "refresh_token", form: "opaque" },
      ],
    });
    expect(view.tokens[0]?.claims).toContainEqual(
      expect.objectContaining({ name: "name", value: '"Anna Bergmann"' }),
    );
    for (const kind of ["id_token", "access_token", "refresh_token"] as const) {
      await call("tokens.copy", { userId, kind });
      expect(JSON.stringify(view)).not.toContain(workbench.copied.at(-1));
    }
  });

  test("requests go out as two identities: one may delete, the other may not", async () => {
    const { call, login, send } = await openDemo();
    const anna = await login("anna");
    const zofia = await login("zofia");
    expect(await send("List orders")).toMatchObject({ status: 401, sentAs: "Anonymous" });
    expect(await send("List orders", zofia)).toMatchObject({ status: 200, tokenUse: "sent" });

    const created = await send("Create order", zofia);
    expect(created.status).toBe(201);
    expect(answerOf(created)).toMatchObject({ product: "Valve VLV-350", quantity: 4 });

    const forbidden = await send("Delete order", zofia);
    expect(forbidden).toMatchObject({ status: 403, sentAs: "Zofia Żółkiewska-Nguyễn" });
    const replayed = await call("requests.replay", {
      id: forbidden.id,
      sendingId: randomUUID(),
      sendAs: { kind: "user", userId: anna },
    });
    expect(replayed).toMatchObject({ status: 204, sentAs: "Anna Bergmann", method: "DELETE" });
    const history = await call("requests.history", { userId: anna, limit: 10 });
    expect(history).toMatchObject({ total: 1, exchanges: [{ id: replayed.id, status: 204 }] });
  });

  test("a token that is about to end is refreshed first, and the rotated refresh token is kept", async () => {
    const { call, login, send } = await openDemo({ createDemoIdpHost: shortLived });
    const userId = await login("anna");
    for (const _ of ["first", "second", "third"]) {
      expect(await send("List orders", userId)).toMatchObject({ status: 200, tokenUse: "refreshed_first" });
    }
    expect(await call("tokens.view", { userId })).toMatchObject({ refreshedAt: expect.any(Number) });
  });

  test("a sign-out here leaves the session at the provider, a sign-out there ends it (RP-44)", async () => {
    const { call, configuration, login, workbench } = await openDemo();
    const userId = await login("anna");
    expect(await call("tokens.signOut", { userId, kind: "local" })).toMatchObject({ kind: "local" });
    expect((await call("users.get", { id: userId })).user.tokenSet.state).toBe("none");

    expect(await login("anna")).toBe(userId);
    const outcome = await call("tokens.signOut", { userId, kind: "provider" });
    expect(outcome).toMatchObject({ kind: "provider", providerAnswer: "confirmed" });
    expect((await call("users.get", { id: userId })).user.tokenSet.state).toBe("none");
    const error = await workbench.workbench.call("tokens.view", { userId });
    expect(error).toMatchObject({ ok: false, error: { code: "no_token_set" } });
    expect(await call("login.list", { configurationId: configuration.id, limit: 10 })).toHaveLength(2);
  });

  test.runIf(hasKeychain)(
    "everything is still there after a restart, with the real keychain (F-63)",
    async () => {
      const { call, configuration, login, send, workbench } = await openDemo({ keychain: realKeychain() });
      const userId = await login("anna");
      const { id } = await send("List orders", userId);
      // What is planned is of this run of the workbench alone.
      const everything = async () => ({
        configuration: await call("configurations.get", { id: configuration.id }),
        secret: await call("configurations.revealClientSecret", { id: configuration.id }),
        users: await call("users.search", { text: "anna", limit: 10 }),
        tokens: { ...(await call("tokens.view", { userId })), automaticRefresh: undefined },
        runs: await call("login.list", { limit: 10 }),
        requests: await call("requests.list", undefined),
        exchange: await call("requests.exchange", { id }),
      });
      const before = await everything();
      expect(before.secret.clientSecret).not.toBe("");
      await workbench.reopen();
      expect(await call("keychain.status", undefined)).toMatchObject({ state: "checking" });
      expect(await everything()).toEqual(before);
      expect(await call("keychain.status", undefined)).toMatchObject({ state: "ready" });

      // The demo comes back at its port with its keys, so that the tokens are still good.
      await call("demo.start", undefined);
      expect(await send("List orders", userId)).toMatchObject({ status: 200, tokenUse: "sent" });
      expect((await call("demo.configure", undefined)).id).toBe(configuration.id);
      expect(await login("anna")).toBe(userId);
    },
  );
});
