import { describe, expect, test } from "vitest";
import { send, signIn } from "../support/identities.ts";
import { openScenario } from "../support/open-scenario.ts";

describe("the history", () => {
  test("is searched, and its exchanges are deleted", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    await send(scenario, { userId });
    await send(scenario);
    const history = (query: object) => scenario.call("requests.history", { ...query, limit: 10 });
    expect(await history({ text: "lindqvist /api" })).toMatchObject({
      exchanges: [{ sender: "user", userId, status: 200 }],
      total: 1,
      hasMoreThanTotal: false,
    });
    expect(await history({ status: "4xx", identity: { kind: "anonymous" } })).toMatchObject({ total: 1 });
    expect(
      await scenario.call("requests.deleteExchanges", { selection: { query: { status: "4xx" } } }),
    ).toEqual({ deleted: 1 });
    expect(await history({})).toMatchObject({ exchanges: [{ status: 200 }] });
    expect(scenario.workbench.events.map(({ name }) => name)).toContain("requests.exchanges-deleted");
  });

  test("compares two answers", async () => {
    const scenario = await openScenario();
    const [ada, ben] = [await signIn(scenario, "ada"), await signIn(scenario, "ben")];
    const [left, right] = [await send(scenario, { userId: ada }), await send(scenario, { userId: ben })];
    const comparison = await scenario.call("requests.compare", { leftId: left.id, rightId: right.id });
    expect(comparison).toMatchObject({
      left: { id: left.id },
      right: { id: right.id },
      isStatusSame: true,
      body: {
        kind: "json",
        isStructureSame: true,
        differences: [{ path: "sub", kind: "value", left: '"sub-ada"', right: '"sub-ben"' }],
      },
    });
  });

  test("explains a refusal by what the API says and by the token", async () => {
    const scenario = await openScenario({
      script: { accessTokenClaims: { roles: ["Reader"], aud: "https://orders.example" } },
    });
    const userId = await signIn(scenario);
    const challenge = 'Bearer realm="orders", error="insufficient_scope", scope="openid orders.write"';
    scenario.provider.change({ api: { status: 403, headers: { "www-authenticate": challenge } } });
    const { id } = await send(scenario, { userId });
    expect(await scenario.call("requests.explain", { id })).toMatchObject({
      status: 403,
      summary: "The token lacks the scope orders.write.",
      challenges: [{ scheme: "Bearer", source: "RFC 6750 3.1" }],
      token: { roles: ["Reader"], audience: ["https://orders.example"] },
      missingScopes: ["orders.write"],
      rolesHere: ["User"],
      advice: [{ field: "selectedScopes" }, { act: "choose_identity" }],
    });
    scenario.provider.change({ api: {} });
    const { id: fine } = await send(scenario, { userId });
    expect(await scenario.call("requests.explain", { id: fine })).toBeUndefined();
  });

  test.each(['Bearer error="open', "\u00ff\u00fe", "=,=,=", `Bearer ${"x=y,".repeat(1_000)}`])(
    "explains a refusal whose challenge makes no sense: %j",
    async (challenge) => {
      const scenario = await openScenario({
        script: { api: { status: 401, headers: { "www-authenticate": challenge } } },
      });
      const { id } = await send(scenario);
      expect(await scenario.call("requests.explain", { id })).toMatchObject({
        status: 401,
        advice: [{ act: "choose_identity" }],
      });
    },
  );
});
