import { expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
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
