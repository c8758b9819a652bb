import { expect, test } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { type ComparedPart, comparedParts, type RunComparison } from "#shared/login/run-comparison.ts";
import { openScenario, type ScenarioOptions } from "../support/open-scenario.ts";

/** What differs and means something, as `group: name`. */
const differences = ({ parts }: RunComparison, part: ComparedPart): readonly string[] =>
  parts[part].flatMap(({ title, rows }) =>
    rows.filter(({ differs, isExpected }) => differs && !isExpected).map(({ name }) => `${title}: ${name}`),
  );

const withRequest =
  (
    request: Partial<ClientConfigurationDraft["authorizationRequest"]>,
  ): NonNullable<ScenarioOptions["draft"]> =>
  (right) => ({ ...right, authorizationRequest: { ...right.authorizationRequest, ...request } });

const kinds: Readonly<Record<string, ScenarioOptions>> = {
  "with nothing special": {},
  "with pushed requests": { draft: withRequest({ pushed: "always" }) },
  "with signed answers": { draft: withRequest({ responseMode: "query.jwt" }) },
  "with signed requests": {
    draft: withRequest({ requestObject: { delivery: "by_value", signed: true, encrypted: false } }),
    clientKey: { algorithm: "ES256" },
    script: { client: { requestObject: { signed: true, encrypted: false } } },
  },
  "with bound tokens": { draft: (right) => ({ ...right, dpop: true }), script: { dpop: {} } },
};

test.each(Object.entries(kinds))(
  "two logins of the same user %s differ in nothing that means something",
  async (_kind, options) => {
    const { call, clock, login } = await openScenario(options);
    const { run: first } = await login("ada");
    clock.advance(60_000);
    const { run: second } = await login("ada");
    expect([first.state, second.state]).toEqual(["succeeded", "succeeded"]);
    const comparison = await call("login.compare", { leftId: first.id, rightId: second.id });
    expect(comparison).toMatchObject({ left: first, right: second });
    for (const part of comparedParts) {
      expect(differences(comparison, part), part).toEqual([]);
      expect(comparison.parts[part], part).not.toEqual([]);
    }
  },
);

test("two users differ in what they typed and in what the provider says of them", async () => {
  const { call, login } = await openScenario();
  const { run: ada } = await login("ada");
  const { run: ben } = await login("ben");
  const comparison = await call("login.compare", { leftId: ada.id, rightId: ben.id });
  expect(differences(comparison, "requests")).toEqual(["Authorization request: login_hint"]);
  expect(differences(comparison, "metadata")).toEqual([]);
  expect(differences(comparison, "claims")).toEqual(
    expect.arrayContaining(["ID token: sub", "UserInfo: sub"]),
  );
  expect(differences(comparison, "attributes")).toContain("Attributes: Fullname");
  expect(differences(comparison, "roles")).toEqual([]);
});

test("a login that works and one that fails differ from the failure on", async () => {
  const { call, errorOf, login, provider } = await openScenario();
  const { run: works } = await login();
  provider.change({ token: { status: 401, document: () => ({ error: "invalid_client" }) } });
  const { run: fails } = await login();
  const comparison = await call("login.compare", { leftId: works.id, rightId: fails.id });
  const requests = differences(comparison, "requests");
  expect(requests).toEqual(
    expect.arrayContaining(["Token request: status", "Token request: response.error", "UserInfo: url"]),
  );
  expect(requests.filter((name) => name.startsWith("Authorization"))).toEqual([]);
  expect(differences(comparison, "checks")).toContain("ID token: id_token.signature");
  const [idToken] = comparison.parts.claims;
  expect(idToken?.rows.find(({ name }) => name === "sub")).toEqual({
    name: "sub",
    left: "sub-ada",
    differs: true,
    isExpected: false,
  });
  expect(await errorOf("login.compare", { leftId: works.id, rightId: "gone" })).toMatchObject({
    code: "not_found",
  });
});

test("logins of two configurations are compared as well", async () => {
  const { call, configuration, login, workbench } = await openScenario();
  const { run: first } = await login();
  const copy = await call("configurations.duplicate", { id: configuration.id });
  const { id } = await call("login.start", { configurationId: copy.id });
  const { run: second } = await workbench.ended(id);
  const comparison = await call("login.compare", { leftId: first.id, rightId: second.id });
  expect(comparison.left.configurationAlias).not.toBe(comparison.right.configurationAlias);
  expect(comparison.parts.requests).not.toEqual([]);
});
