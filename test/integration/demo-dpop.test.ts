import { expect, test } from "vitest";
import { draftOf } from "#shared/configurations/client-configuration.ts";
import { type Demo, openDemo } from "../support/open-demo.ts";

/** The demo with DPoP switched on, as a user would in the form. */
const openBoundDemo = async (): Promise<Demo> => {
  const demo = await openDemo();
  const { configuration, call } = demo;
  const draft = { ...draftOf(configuration), dpop: true };
  await call("configurations.update", { id: configuration.id, draft });
  return demo;
};

test("with DPoP switched on the demo's tokens are bound, and its API, refresh and UserInfo take them", async () => {
  const { call, login, send } = await openBoundDemo();
  const userId = await login("anna");
  expect(await send("List orders", userId)).toMatchObject({ status: 200, tokenUse: "sent" });
  expect(await send("Create order", userId)).toMatchObject({ status: 201 });
  await call("tokens.refresh", { userId });
  expect(await send("List orders", userId)).toMatchObject({ status: 200, tokenUse: "sent" });
  const answer = await call("tokens.userinfo", { userId });
  expect(answer.error).toBeUndefined();
  expect(answer.claims?.map(({ name }) => name)).toContain("email");
});

test("the login's trace shows that the demo bound the token to our key", async () => {
  const { call, configuration, workbench, login } = await openBoundDemo();
  await login("marco");
  const [run] = await call("login.list", { configurationId: configuration.id, limit: 1 });
  const { trace } = await call("login.get", { id: run?.id ?? "" });
  const checks = trace.flatMap((entry) =>
    entry.kind === "check" ? [`${entry.checkId} ${entry.result}`] : [],
  );
  expect(checks).toEqual(
    expect.arrayContaining(["request.dpop_algorithm passed", "token.type passed", "token.cnf passed"]),
  );
  expect(workbench.logged.filter((line) => line.includes("demo-idp"))).toEqual([]);
});

test("a bound token that is sent as a Bearer token is refused by the demo's API", async () => {
  const { call, login, send, workbench } = await openBoundDemo();
  const userId = await login("anna");
  await call("tokens.copy", { userId, kind: "access_token" });
  const headers = [{ name: "Authorization", value: `Bearer ${workbench.copied.at(-1)}` }];
  const { response } = await send("List orders", undefined, { headers });
  expect(response?.status).toBe(401);
  expect(response?.body.content).toContain("send it as DPoP");
});
