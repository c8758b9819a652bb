import { expect } from "vitest";
import type { ClaimSource } from "#shared/provisioning/provisioned.ts";
import type { CheckEntry } from "#shared/trace/trace-entry.ts";
import { expectAcceptance } from "./expect-login.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "./open-scenario.ts";
import {
  type IdTokenScript,
  type Members,
  type ScriptableProvider,
  signIdToken,
  signingKey,
} from "./scriptable-provider/index.ts";

/** A login in which UserInfo named other sources of claims. */
export interface LoginWithSources extends Scenario {
  readonly userId: string;
  readonly sources: readonly ClaimSource[];
  /** What was recorded of each source. */
  readonly checks: readonly CheckEntry[];
  /** Everything that the window was told and can ask for. */
  readonly shown: string;
}

/** Plays a login whose UserInfo has these members besides its own; it must be accepted whatever the sources do. */
export const loginWithSources = async (
  membersOf: (provider: ScriptableProvider) => Members | Promise<Members>,
  options: ScenarioOptions = {},
): Promise<LoginWithSources> => {
  const scenario = await openScenario(options);
  const members = await membersOf(scenario.provider);
  scenario.provider.change({ userinfo: { document: (right) => ({ ...right, ...members }) } });
  const { run, trace } = await expectAcceptance(scenario);
  const userId = run.user?.id ?? "";
  const view = await scenario.call("tokens.view", { userId });
  return {
    ...scenario,
    userId,
    sources: view.fromSources ?? [],
    checks: trace.filter(
      (entry): entry is CheckEntry => entry.kind === "check" && entry.checkId === "userinfo.claim_source",
    ),
    shown: JSON.stringify([run, trace, view, scenario.workbench.events]),
  };
};

/** A JWT of a source, signed with the provider's key unless the script says otherwise. */
export const sourceJwt = async (claims: Members, script: IdTokenScript = {}): Promise<string> =>
  signIdToken(claims, await signingKey("RS256"), script);

/** The one source of a login. */
export const onlySource = ({ sources }: LoginWithSources): ClaimSource => {
  expect(sources).toHaveLength(1);
  return sources[0] as ClaimSource;
};
