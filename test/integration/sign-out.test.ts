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
