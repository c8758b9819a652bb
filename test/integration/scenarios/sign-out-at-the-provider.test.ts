import { expect } from "vitest";
import { signIn } from "../../support/identities.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome } from "../../support/sign-in.ts";

const expectSignedOut = async ({ call, errorOf, stored }: Scenario, userId: string): Promise<void> => {
  expect(await errorOf("tokens.view", { userId })).toMatchObject({ code: "no_token_set" });
  expect(stored()).toEqual({ users: 1, tokenSets: 0 });
  expect(await call("users.get", { id: userId })).toMatchObject({ user: { tokenSet: { state: "none" } } });
};

scenario(
  {
    id: "RP-44, C-05",
    provider: "ends its session and sends the browser back",
    workbench: "sends id_token_hint past the command line, and forgets the tokens",
  },
  async () => {
    const visited: string[] = [];
    const opened = await openScenario({
      visit: (url) => {
        visited.push(url);
        return comeHome(url);
      },
    });
    const userId = await signIn(opened);
    expect(await opened.call("tokens.signOut", { userId, kind: "provider" })).toMatchObject({
      kind: "provider",
      providerAnswer: "confirmed",
    });
    const [request] = opened.provider.received.of("endSession");
    expect(request?.parameters.get("client_id")).toBe(opened.provider.client.clientId);
    expect(request?.parameters.get("state")).toMatch(/^[\w-]{22,}$/);
    expect(request?.parameters.get("post_logout_redirect_uri")).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/logout$/,
    );
    const idToken = request?.parameters.get("id_token_hint") ?? "";
    expect(opened.provider.secrets()).toContain(idToken);
    expect(visited[1]).not.toContain(idToken);
    await expectSignedOut(opened, userId);
  },
);

const states = [
  {
    id: "RP-45",
    does: "sends the browser back with another state",
    parameters: { state: "of-another-sign-out" },
    providerAnswer: "confirmed_with_another_state",
  },
  {
    id: "RP-46",
    does: "sends the browser back without state",
    parameters: {},
    providerAnswer: "confirmed_without_state",
  },
] as const;

for (const { id, does, parameters, providerAnswer } of states) {
  scenario({ id, provider: does, workbench: "says so at once, and forgets the tokens" }, async () => {
    const opened = await openScenario({
      script: {
        endSession: ({ parameters: asked }) => {
          const back = asked.get("post_logout_redirect_uri") ?? "";
          return { headers: { location: `${back}?${new URLSearchParams(parameters)}` } };
        },
      },
    });
    const userId = await signIn(opened);
    const outcome = await opened.call("tokens.signOut", { userId, kind: "provider" });
    expect(outcome).toMatchObject({ kind: "provider", providerAnswer });
    expect(outcome.message).toMatch(/^Signed out here\. .*state/);
    await expectSignedOut(opened, userId);
  });
}

const ends = [
  ["stays on a page of its own after the sign-out", { status: 200, content: "You are signed out." }],
  ["answers 500 to the sign-out", { status: 500, content: "Internal error" }],
] as const;

for (const [does, endSession] of ends) {
  const workbench = "stops waiting in time, says so, and forgets the tokens";
  scenario({ id: "F-69", provider: does, workbench }, async () => {
    const opened = await openScenario({ script: { endSession } });
    const userId = await signIn(opened);
    const signedOut = opened.call("tokens.signOut", { userId, kind: "provider" });
    await opened.browserIsBack(2);
    opened.clock.advance(60_000);
    expect(await signedOut).toMatchObject({ providerAnswer: "not_confirmed" });
    await expectSignedOut(opened, userId);
  });
}
