import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { VariableDraft } from "#shared/requests/variable.ts";
import { findMarksInFolder, needlesFor } from "../support/find-marks.ts";
import { requestTo, send } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { startRedirectingServer } from "../support/redirecting-server.ts";
import type { TypedRequest } from "../support/typed-request.ts";

const variable = (name: string, value: string, isSecret = false): VariableDraft => ({
  name,
  value,
  isSecret,
});

const useEnvironment = async ({ call }: Scenario, ...variables: VariableDraft[]): Promise<void> => {
  const { id } = await call("environments.save", { name: "Acceptance", variables });
  await call("settings.update", { environmentId: id });
};

const makeFolder = async ({ call }: Scenario, parentId: string | undefined, ...variables: VariableDraft[]) =>
  (await call("folders.save", { name: "Orders", variables, parentId })).id;

const sendIn = ({ call }: Scenario, folderId: string, request: TypedRequest): Promise<Exchange> =>
  call("requests.send", {
    sendingId: randomUUID(),
    folderId,
    request: requestTo({ provider: { apiUrl: "" } } as never, request),
  });

describe("variables of a request", () => {
  test("are those that were captured, then the environment's, then those of the inner and the outer folder", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const all = ["a", "b", "c", "d"];
    const outer = await makeFolder(scenario, undefined, ...all.map((name) => variable(name, "outer")));
    const inner = await makeFolder(
      scenario,
      outer,
      ...["a", "b", "c"].map((name) => variable(name, "inner")),
    );
    await useEnvironment(scenario, variable("a", "environment"), variable("b", "environment"));
    const url = `${api.origin}/{{a}}/{{b}}/{{c}}/{{d}}`;
    await sendIn(scenario, inner, { url, captures: [{ variable: "a", expression: "method" }] });
    const exchange = await sendIn(scenario, inner, { url });
    expect(exchange.environment).toBe("Acceptance");
    expect(api.received.map(({ path }) => path)).toEqual([
      "/environment/environment/inner/outer",
      "/GET/environment/inner/outer",
    ]);
  });

  test("are those of now: changed, moved with their request, of another environment", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const { call } = scenario;
    const [first, second] = [
      await makeFolder(scenario, undefined, variable("a", "first")),
      await makeFolder(scenario, undefined, variable("a", "second")),
    ];
    const request = requestTo(scenario, { url: `${api.origin}/{{a}}` });
    const saved = await call("requests.save", { request, folderId: first });
    const sendSaved = () =>
      call("requests.send", { sendingId: randomUUID(), savedRequestId: saved.id, request });
    await sendSaved();
    await call("folders.save", { id: first, name: "Orders", variables: [variable("a", "changed")] });
    await sendSaved();
    await call("requests.move", { id: saved.id, folderId: second });
    await sendSaved();
    await useEnvironment(scenario, variable("a", "environment"));
    await sendSaved();
    await call("settings.update", { environmentId: "" });
    await sendSaved();
    expect(api.received.map(({ path }) => path)).toEqual([
      "/first",
      "/changed",
      "/second",
      "/environment",
      "/second",
    ]);
  });

  test("stand in bodies in the way of their place", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    await useEnvironment(scenario, variable("x", 'say "it" & more'));
    const post = { url: api.origin, method: "POST" } as const;
    await send(scenario, { ...post, body: { kind: "json", text: '{"x":"{{x}}"}' } });
    await send(scenario, { ...post, body: { kind: "text", text: "{{x}}", mediaType: "" } });
    const fields = [{ name: "x", value: "{{x}}", enabled: true }];
    await send(scenario, { ...post, body: { kind: "form", fields } });
    expect(api.received.map(({ body }) => body)).toEqual([
      '{"x":"say \\"it\\" & more"}',
      'say "it" & more',
      "x=say+%22it%22+%26+more",
    ]);
  });

  test.each(["X-A: x\r\nX-B: y", "a\nb"])("do not bring line breaks into a header: %j", async (value) => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    await useEnvironment(scenario, variable("x", value));
    const request = requestTo(scenario, { url: api.origin, headers: [{ name: "X-A", value: "{{x}}" }] });
    expect(await scenario.errorOf("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
      code: "request_header_invalid",
    });
    expect(api.received).toEqual([]);
  });

  test("that do not fit into the URL are refused, and nothing is sent", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    await useEnvironment(scenario, variable("x", ".evil.example"));
    const request = requestTo(scenario, { url: `${api.origin.replace(/:\d+$/, "")}{{x}}/` });
    expect(await scenario.errorOf("requests.send", { sendingId: randomUUID(), request })).toMatchObject({
      code: "request_url_invalid",
      field: "url",
    });
  });

  test("that are secret are nowhere in the history, however they were written", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const secret = "marked/secret'value with space";
    await useEnvironment(scenario, variable("key", secret, true));
    const exchange = await send(scenario, {
      url: `${api.origin}/{{key}}?q={{key}}&r=x{{key}}`,
      method: "POST",
      headers: [{ name: "X-Tenant", value: "{{key}}" }],
      body: { kind: "json", text: '{"x":"{{key}}"}' },
      expectations: [{ kind: "json", expression: "body", test: "contains", value: "{{key}}" }],
    });
    expect(exchange.url).toBe(`${api.origin}/${MASK}?q=${MASK}&r=x${MASK}`);
    expect(JSON.stringify(exchange)).not.toMatch(/marked/);
    expect(exchange.response?.body.content).toContain(MASK);
    expect(JSON.stringify(scenario.workbench.events)).not.toContain("marked");
    await scenario.workbench.reopen();
    expect(findMarksInFolder(scenario.workbench.dataFolder, needlesFor("the variable", secret))).toEqual([]);
  });

  test("that are secret do not leave for a strange origin with a redirect", async () => {
    const scenario = await openScenario();
    const [api, other] = [await startRedirectingServer(), await startRedirectingServer()];
    await useEnvironment(scenario, variable("key", "marked-secret", true));
    const url = api.origin + api.path(307, `${other.origin}/end`);
    const headers = [{ name: "X-Tenant", value: "{{key}}" }];
    const exchange = await send(scenario, { url, method: "POST", headers, body: "x={{key}}" });
    expect(exchange).toMatchObject({ status: 307, notFollowed: { code: "redirect_not_followed" } });
    expect(other.received).toEqual([]);
    await send(scenario, { url, headers });
    expect(other.received).toHaveLength(1);
    expect(JSON.stringify(other.received)).not.toContain("marked");
  });
});

describe("captured variables", () => {
  test("are listed by collection, without secrets, and forgotten", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    const collectionId = await makeFolder(scenario, undefined);
    const folderId = await makeFolder(scenario, collectionId);
    const captures = [
      { variable: "path", expression: "path" },
      { variable: "token", expression: "body.token" },
      { variable: "gone", expression: "gone" },
    ];
    const exchange = await sendIn(scenario, folderId, { url: `${api.origin}/orders`, captures });
    expect(exchange.captured).toEqual([
      { variable: "path", found: true },
      { variable: "token", found: false },
      { variable: "gone", found: false },
    ]);
    const listed = () => scenario.call("variables.captured", { collectionId });
    expect(await listed()).toEqual([{ name: "path", value: "/orders", isSecret: false, isSet: true }]);
    expect(await scenario.call("variables.captured", {})).toEqual([]);
    expect(scenario.workbench.events).toContainEqual({
      name: "variables.captured",
      payload: { collectionId },
    });
    await scenario.call("variables.forgetCaptured", { collectionId, name: "path" });
    expect(await listed()).toEqual([]);
  });

  test("are a login's token, of which nobody sees the value, and which is sent", async () => {
    const scenario = await openScenario({
      script: { elsewhere: { status: 200, content: '{"token":"marked-session"}' } },
    });
    const url = `${scenario.provider.issuer}/session`;
    const captures = [{ variable: "token", expression: "token" }];
    const exchange = await send(scenario, { url, captures });
    expect(JSON.stringify(exchange)).not.toContain("marked");
    expect(await scenario.call("variables.captured", {})).toEqual([
      { name: "token", value: "", isSecret: true, isSet: true },
    ]);
    await send(scenario, { url, headers: [{ name: "X-Session", value: "{{token}}" }] });
    expect(scenario.provider.received.of("elsewhere")[1]?.headers["x-session"]).toBe("marked-session");
  });
});

describe("what is expected of an answer", () => {
  test("is said of each expectation, and stays in the history", async () => {
    const scenario = await openScenario();
    const api = await startRedirectingServer();
    await useEnvironment(scenario, variable("method", "GET"));
    const { id } = await send(scenario, {
      url: `${api.origin}/orders`,
      expectations: [
        { kind: "status", status: "2xx" },
        { kind: "status", status: "404" },
        { kind: "header", name: "date", test: "is_present", value: "" },
        { kind: "json", expression: "method", test: "equals", value: "{{method}}" },
        { kind: "time", withinMs: 3_600_000 },
      ],
    });
    const { expectations } = await scenario.call("requests.exchange", { id });
    expect(expectations?.map(({ passed }) => passed)).toEqual([true, false, true, true, true]);
    expect(expectations?.[1]).toMatchObject({ found: "200" });
    expect(expectations?.[3]).toMatchObject({ expectation: { value: "GET" }, found: '"GET"' });
  });

  test("is not judged where there is no answer", async () => {
    const scenario = await openScenario();
    const exchange = await send(scenario, {
      url: "http://127.0.0.1:1/",
      expectations: [{ kind: "status", status: "2xx" }],
    });
    expect(exchange.error).toBeDefined();
    expect(exchange.expectations).toBeUndefined();
  });
});
