import { describe, expect, test } from "vitest";
import { signIn } from "../support/identities.ts";
import { openScenario, type Scenario } from "../support/open-scenario.ts";
import { comeHome } from "../support/sign-in.ts";

const expectSignedOut = async ({ call, errorOf, stored }: Scenario, userId: string): Promise<void> => {
  expect(await errorOf("tokens.view", { userId })).toMatchObject({ code: "no_token_set" });
  expect(stored()).toEqual({ users: 1, tokenSets: 0 });
  expect(await call("users.get", { id: userId })).toMatchObject({ user: { tokenSet: { state: "none" } } });
};

/** A scenario whose browser notes the URLs that it is given. */
const openWithNotes = async (script?: Parameters<typeof openScenario>[0]) => {
  const opened: string[] = [];
  const scenario = await openScenario({
    ...script,
    visit: (url) => {
      opened.push(url);
      return comeHome(url);
    },
  });
  return { scenario, opened };
};

test("a local sign-out forgets the tokens, keeps the user, and asks the provider for nothing", async () => {
  const scenario = await openScenario();
  const userId = await signIn(scenario);
  const received = scenario.provider.received.all().length;
  const outcome = await scenario.call("tokens.signOut", { userId, kind: "local" });
  expect(outcome).toMatchObject({ kind: "local" });
  expect(outcome.providerAnswer).toBeUndefined();
  expect(scenario.provider.received.all()).toHaveLength(received);
  await expectSignedOut(scenario, userId);
});

describe("a sign-out at the provider", () => {
  test("ends the session there and forgets the tokens here (RP-44)", async () => {
    const { scenario, opened } = await openWithNotes();
    const userId = await signIn(scenario);
    expect(await scenario.call("tokens.signOut", { userId, kind: "provider" })).toMatchObject({
      kind: "provider",
      providerAnswer: "confirmed",
    });
    const [request] = scenario.provider.received.of("endSession");
    expect(request?.parameters.get("client_id")).toBe(scenario.provider.client.clientId);
    expect(request?.parameters.get("state")).toMatch(/^[\w-]{22,}$/);
    expect(request?.parameters.get("post_logout_redirect_uri")).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/logout$/,
    );
    // The browser program's command line has no token in it (C-05).
    const idToken = request?.parameters.get("id_token_hint") ?? "";
    expect(scenario.provider.secrets()).toContain(idToken);
    expect(opened[1]).not.toContain(idToken);
    await expectSignedOut(scenario, userId);
  });

  test.each([
    ["with another state (RP-45)", { state: "of-another-sign-out" }, "confirmed_with_another_state"],
    ["without state (RP-46)", {}, "confirmed_without_state"],
  ])("that comes back %s says so at once, and forgets the tokens", async (_, parameters, providerAnswer) => {
    const scenario = await openScenario({
      script: {
        endSession: ({ parameters: asked }) => {
          const back = asked.get("post_logout_redirect_uri") ?? "";
          return { headers: { location: `${back}?${new URLSearchParams(parameters)}` } };
        },
      },
    });
    const userId = await signIn(scenario);
    const outcome = await scenario.call("tokens.signOut", { userId, kind: "provider" });
    expect(outcome).toMatchObject({ kind: "provider", providerAnswer });
    expect(outcome.message).toMatch(/^Signed out here\. .*state/);
    await expectSignedOut(scenario, userId);
  });

  test("ends with the workbench: its listener is closed, the tokens are forgotten (C-28, C-96)", async () => {
    const { scenario, opened } = await openWithNotes({
      script: { endSession: { status: 200, content: "You are signed out." } },
    });
    const userId = await signIn(scenario);
    const signedOut = scenario.call("tokens.signOut", { userId, kind: "provider" });
    await scenario.browserIsBack(2);
    await scenario.workbench.reopen();
    expect(await signedOut).toMatchObject({ providerAnswer: "not_confirmed" });
    await expect(fetch(opened[1] ?? "")).rejects.toThrow("fetch failed");
    await expectSignedOut(scenario, userId);
  });

  test.each([
    ["stays on a page of its own", { status: 200, content: "You are signed out." }],
    ["fails", { status: 500, content: "Internal error" }],
  ])(
    "is not confirmed when the provider %s, and forgets the tokens all the same (F-69)",
    async (_, endSession) => {
      const scenario = await openScenario({ script: { endSession } });
      const userId = await signIn(scenario);
      const signedOut = scenario.call("tokens.signOut", { userId, kind: "provider" });
      await scenario.browserIsBack(2);
      scenario.clock.advance(60_000);
      expect(await signedOut).toMatchObject({ providerAnswer: "not_confirmed" });
      await expectSignedOut(scenario, userId);
    },
  );

  test("keeps the tokens when the provider offers none", async () => {
    const scenario = await openScenario({
      draft: (right) => ({ ...right, endpoints: { ...right.endpoints, endSession: "" } }),
    });
    const userId = await signIn(scenario);
    const error = await scenario.errorOf("tokens.signOut", { userId, kind: "provider" });
    expect(error).toMatchObject({ code: "end_session_not_offered", field: "endpoints.endSession" });
    expect(scenario.stored().tokenSets).toBe(1);
  });

  test("keeps the tokens when the browser cannot be started (F-89)", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    await scenario.call("settings.update", { browserProgram: "/nowhere/missing-browser" });
    const error = await scenario.errorOf("tokens.signOut", { userId, kind: "provider" });
    expect(error.code).toBe("browser_open_failed");
    expect(scenario.stored().tokenSets).toBe(1);
  });

  test("of somebody who is not signed in is refused", async () => {
    const scenario = await openScenario();
    const userId = await signIn(scenario);
    await scenario.call("tokens.signOut", { userId, kind: "local" });
    const error = await scenario.errorOf("tokens.signOut", { userId, kind: "provider" });
    expect(error.code).toBe("no_token_set");
    expect(scenario.provider.received.of("endSession")).toEqual([]);
  });
});
