import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { draftOfSaved } from "#shared/requests/request-draft.ts";
import { openDemo } from "../support/open-demo.ts";

test("configurations for the demo's own issuer are known as such, also while it is off; a lookalike is not", async () => {
  const { workbench, call, configuration } = await openDemo();
  const draft = draftOf(configuration);
  const typed = await call("configurations.create", {
    draft: { ...draft, alias: "Typed", clientId: "sso-workbench-public", clientAuthenticationMethod: "none" },
  });
  const lookalike = await call("configurations.create", {
    draft: { ...draft, alias: "Lookalike", issuer: "http://127.0.0.1:9" },
  });
  await workbench.reopen();
  expect(await call("demo.status", undefined)).toMatchObject({ state: "off" });
  const known = (await call("configurations.list", undefined)).filter(({ isDemo }) => isDemo);
  expect(known.map(({ id }) => id).sort()).toEqual([configuration.id, typed.id].sort());
  expect(await call("configurations.get", { id: configuration.id })).toMatchObject({ isDemo: true });
  expect(await call("configurations.get", { id: lookalike.id })).not.toHaveProperty("isDemo");
});

test("a configuration is the demo's no longer when its issuer is changed", async () => {
  const { call, configuration } = await openDemo();
  const draft = { ...draftOf(configuration), issuer: "https://op.example" };
  expect(await call("configurations.update", { id: configuration.id, draft })).not.toHaveProperty("isDemo");
});

test("the demo's requests are a collection, sent as whoever has signed in first, until somebody else is chosen", async () => {
  const { call, login, workbench } = await openDemo();
  const [collection] = await call("folders.list", undefined);
  const requests = await call("requests.list", undefined);
  expect(collection?.name).toBe("Demo API");
  expect(requests.map(({ name, folderId, sendAs }) => [name, folderId, sendAs.kind])).toEqual([
    ["List orders", collection?.id, "current"],
    ["Create order", collection?.id, "current"],
    ["Delete order", collection?.id, "current"],
  ]);
  const list = requests[0];
  if (list === undefined) throw new Error("There is no request.");
  const send = () =>
    call("requests.send", { sendingId: randomUUID(), savedRequestId: list.id, request: draftOfSaved(list) });
  expect(await send()).toMatchObject({ sentAs: "Anonymous", status: 401 });
  const anna = await login("anna");
  expect(await send()).toMatchObject({ sentAs: "Anna Bergmann", userId: anna, status: 200 });
  await login("tom");
  await workbench.reopen();
  expect((await call("settings.get", undefined)).currentIdentity).toEqual({ kind: "user", userId: anna });
});

test("a login changes nobody who was chosen, be it Anonymous", async () => {
  const { call, login } = await openDemo();
  await call("settings.update", { currentIdentity: { kind: "anonymous" } });
  await login("anna");
  expect((await call("settings.get", undefined)).currentIdentity).toEqual({ kind: "anonymous" });
});

test("the demo's API can be asked as the client itself", async () => {
  const { call, configuration } = await openDemo();
  const [list] = await call("requests.list", undefined);
  if (list === undefined) throw new Error("There is no request.");
  const request = {
    ...draftOfSaved(list),
    sendAs: { kind: "client" as const, configurationId: configuration.id },
  };
  expect(await call("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
    sender: "client",
    status: 200,
    tokenUse: "fetched_first",
  });
});
