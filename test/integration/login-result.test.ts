import { expect, test } from "vitest";
import { compactJws } from "../support/compact-jws.ts";
import { openScenario } from "../support/open-scenario.ts";
import { createScriptedKeychain } from "../support/scripted-keychain.ts";

test("a login keeps what it brought, what that changed of its user, and why", async () => {
  const { call, login, provider } = await openScenario();
  const { run: first } = await login("ada");
  provider.change({
    idToken: { claims: (right) => ({ ...right, name: "Ada Renamed" }) },
    token: { document: (right) => ({ ...right, scope: "openid  profile" }) },
    userinfo: { document: (right) => ({ ...right, team: "7" }) },
  });
  const { run: second } = await login("ada");

  const before = await call("login.result", { id: first.id });
  expect(before).toMatchObject({
    userCreated: true,
    scopes: ["openid", "profile", "email", "offline_access"],
    claims: { idToken: { sub: "sub-ada" }, userinfo: { sub: "sub-ada" } },
    roles: [{ role: "User", change: "added", why: "fallback role" }],
  });
  expect(before).not.toHaveProperty("accessTokenClaims");
  expect(before?.attributes).toContainEqual({
    attribute: "Fullname",
    after: "Ada Lindqvist",
    source: "name in the ID token",
  });

  expect(await call("login.changes", { userId: second.user?.id ?? "", limit: 5 })).toEqual([
    { runId: second.id, attributes: ["Fullname"], rolesAdded: 0, rolesRemoved: 0 },
    { runId: first.id, attributes: [], rolesAdded: 1, rolesRemoved: 0 },
  ]);

  const after = await call("login.result", { id: second.id });
  expect(after).toMatchObject({
    userCreated: false,
    scopes: ["openid", "profile"],
    claims: { userinfo: { team: "7" } },
    roles: [{ role: "User", change: "kept", why: "fallback role" }],
  });
  expect(after?.attributes).toContainEqual({
    attribute: "Fullname",
    before: "Ada Lindqvist",
    after: "Ada Renamed",
    source: "name in the ID token",
  });
});

test("an access token that is a JWT is kept with its claims", async () => {
  const accessToken = compactJws({ alg: "RS256" }, { aud: "api", groups: ["a"] }, () => "c2ln");
  const { call, login } = await openScenario({
    draft: (right) => ({ ...right, endpoints: { ...right.endpoints, userinfo: "" } }),
    script: {
      idToken: { claims: (right) => ({ ...right, at_hash: undefined }) },
      token: { document: (right) => ({ ...right, access_token: accessToken }) },
    },
  });
  const { run } = await login();
  const result = await call("login.result", { id: run.id });
  expect(result).toMatchObject({ accessTokenClaims: { aud: "api", groups: ["a"] } });
  expect(result?.claims).not.toHaveProperty("userinfo");
});

test("a result is there after a restart, and goes with its run; a failed login has none", async () => {
  const { call, errorOf, login, provider, workbench } = await openScenario();
  const { run } = await login();
  provider.change({ userinfo: { status: 500 } });
  const { run: failed } = await login();
  expect(await call("login.result", { id: failed.id })).toBeUndefined();
  await workbench.reopen();
  expect(await call("login.result", { id: run.id })).toMatchObject({ userCreated: true });
  await call("login.delete", { ids: [run.id] });
  expect(await errorOf("login.result", { id: run.id })).toMatchObject({ code: "not_found" });
});

test("a result that is sealed under a key that is gone is said to be, and opens with the key again", async () => {
  const keychain = createScriptedKeychain();
  const { call, errorOf, login, workbench } = await openScenario({ ports: { keychain } });
  const { run } = await login();
  keychain.mode = "forgets";
  await workbench.reopen();
  expect(await errorOf("login.result", { id: run.id })).toMatchObject({ code: "data_key_missing" });
  expect((await call("login.get", { id: run.id })).run.state).toBe("succeeded");
  keychain.mode = "works";
  await call("keychain.retry", undefined);
  expect(await call("login.result", { id: run.id })).toMatchObject({ userCreated: true });
});

test("without a keychain a result is there until the workbench ends", async () => {
  const keychain = createScriptedKeychain();
  keychain.mode = "fails";
  const { call, login, workbench } = await openScenario({ ports: { keychain } });
  const { run } = await login();
  expect(await call("login.result", { id: run.id })).toMatchObject({ userCreated: true });
  await workbench.reopen();
  expect(await call("login.result", { id: run.id })).toBeUndefined();
});
