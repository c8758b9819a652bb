import { expect, test } from "vitest";
import type { ExchangeEntry, NavigationEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { createScriptedKeychain } from "../support/scripted-keychain.ts";
import { comeHome } from "../support/sign-in.ts";

const loginWithRaw = async ({ call, configuration, workbench }: Scenario) =>
  workbench.ended((await call("login.start", { configurationId: configuration.id, keepRawValues: true })).id);

const isTokenExchange = (entry: TraceEntry) => entry.kind === "exchange" && entry.step === "token_endpoint";
const isCallback = (entry: TraceEntry) => entry.kind === "navigation" && entry.step === "callback";

const positionOf = (trace: readonly TraceEntry[], fits: (entry: TraceEntry) => boolean): number =>
  trace.find(fits)?.position ?? -1;

test("what a login sent and got is kept with its secrets, entry for entry, and the trace stays masked", async () => {
  const scenario = await openScenario();
  const { call, provider } = scenario;
  const { run, trace } = await loginWithRaw(scenario);
  expect(run).toMatchObject({ state: "succeeded", keepsRawValues: true });
  const position = positionOf(trace, isTokenExchange);
  const raw = (await call("login.rawEntry", { id: run.id, position })) as ExchangeEntry;
  expect({ ...raw, request: 0, response: 0 }).toEqual({ ...trace[position], request: 0, response: 0 });
  const [sent] = provider.received.of("token");
  expect(new URLSearchParams(raw.request.body?.text).get("code_verifier")).toBe(
    sent?.parameters.get("code_verifier"),
  );
  const authorization = raw.request.headers.find(({ name }) => name.toLowerCase() === "authorization");
  expect(authorization?.value).toBe(sent?.headers.authorization);
  expect(provider.secrets()).toContain(JSON.parse(raw.response?.body.text ?? "").access_token);

  const callback = await call("login.rawEntry", { id: run.id, position: positionOf(trace, isCallback) });
  const code = (callback as NavigationEntry).parameters.find(({ name }) => name === "code")?.value;
  expect(code).toBe(sent?.parameters.get("code"));
  for (const secret of provider.secrets()) expect(JSON.stringify(trace)).not.toContain(secret);
});

test("they are kept of a login that failed and of one that was cancelled, also after a restart", async () => {
  const scenario = await openScenario({ visit: (url) => (url.includes("ada") ? undefined : comeHome(url)) });
  const { call, configuration, provider, workbench } = scenario;
  provider.change({ token: { document: (right) => ({ ...right, id_token: undefined }) } });
  const { run: failed, trace } = await loginWithRaw(scenario);
  expect(failed).toMatchObject({ state: "failed", keepsRawValues: true });
  const { id } = await call("login.start", {
    configurationId: configuration.id,
    keepRawValues: true,
    loginHint: "ada",
  });
  await workbench.next("login.run-changed", (run) => run.id === id && run.waitsUntil !== undefined);
  await call("login.cancel", { id });
  expect((await workbench.ended(id)).run).toMatchObject({ state: "cancelled", keepsRawValues: true });
  await workbench.reopen();
  const position = positionOf(trace, isTokenExchange);
  expect(JSON.stringify(await call("login.rawEntry", { id: failed.id, position }))).toContain(
    "code_verifier=",
  );
  expect(await call("login.rawEntry", { id, position: 0 })).toMatchObject({
    kind: "exchange",
    step: "discovery",
  });
});

test("of a login that was not asked for them, of a check, and of one that is gone, there are none", async () => {
  const scenario = await openScenario();
  const { call, errorOf, login } = scenario;
  const { run: without } = await login();
  expect(without).not.toHaveProperty("keepsRawValues");
  const notFound = expect.objectContaining({ code: "not_found" });
  expect(await errorOf("login.rawEntry", { id: without.id, position: 0 })).toEqual(notFound);
  const { run, trace } = await loginWithRaw(scenario);
  const check = positionOf(trace, ({ kind }) => kind === "check");
  expect(await errorOf("login.rawEntry", { id: run.id, position: check })).toEqual(notFound);
  await call("login.delete", { ids: [run.id] });
  expect(await errorOf("login.rawEntry", { id: run.id, position: 0 })).toEqual(notFound);
});

test("without the data key the login goes on, keeps none, and says so", async () => {
  const keychain = createScriptedKeychain();
  const scenario = await openScenario({
    ports: { keychain },
    draft: (right) => ({ ...right, clientAuthenticationMethod: "none" }),
    script: { client: { authenticationMethod: "none" } },
  });
  await loginWithRaw(scenario);
  keychain.mode = "forgets";
  await scenario.workbench.reopen();
  const { run, trace } = await loginWithRaw(scenario);
  expect(run).toMatchObject({ state: "failed", error: { code: "data_key_missing" } });
  expect(run).not.toHaveProperty("keepsRawValues");
  expect(trace.some(isTokenExchange)).toBe(true);
});
