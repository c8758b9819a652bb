import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { hasEnded, type LoginRunDetail } from "#shared/login/login-run.ts";
import { countChecks } from "#shared/trace/trace-entry.ts";
import type { UserDetail } from "#shared/users/user.ts";
import { describeTrace } from "../../trace/index.ts";
import { askWith, type DemoParts, type DemoStep, unexpected } from "./demo-step.ts";
import { playRequests } from "./play-requests.ts";

/**
 * The path of a newcomer: demo identity provider, configuration, test login, user, authorized requests.
 * @throws AppFailure of the step that did not go as it should
 */
export const playSteps = async (parts: DemoParts): Promise<void> => {
  const step: DemoStep = { ...parts, ask: askWith(parts.workbench) };
  const configuration = await configure(step);
  const administrator = await signIn(step, configuration, "anna");
  await showUser(step, administrator);
  const user = await signIn(step, configuration, "tom");
  await playRequests(step, { administrator, user });
  for (const [place, picture] of [
    ["#/activity", "6-activity"],
    ["#/settings", "7-settings"],
  ] as const) {
    await step.stage.goTo(place);
    await step.stage.photograph(picture);
  }
};

const configure = async ({ ask, stage, print }: DemoStep): Promise<ClientConfiguration> => {
  print("\nDemo identity provider and its configuration");
  const configuration = await ask("demo.configure", undefined);
  const { issuer, apiBaseUrl } = await ask("demo.status", undefined);
  const { state } = await ask("keychain.status", undefined);
  print(`   Issuer         ${issuer}`);
  print(`   API            ${apiBaseUrl}`);
  print(`   Configuration  ${configuration.alias}`);
  print(`   Client ID      ${configuration.clientId}`);
  print(`   Scopes         ${configuration.selectedScopes.join(" ")}`);
  print(`   Client secret  ${state === "ready" ? "in the keychain" : `in memory only (keychain: ${state})`}`);
  await stage.goTo(`#/configurations/${configuration.id}`);
  await stage.photograph("1-configurations");
  return configuration;
};

const signIn = async (step: DemoStep, { id }: ClientConfiguration, person: string): Promise<UserDetail> => {
  const { ask, print } = step;
  print(`\nTest login as ${person}`);
  step.person.decideFor(person);
  const run = await ask("login.start", { configurationId: id });
  await step.stage.goTo(`#/runs/${run.id}`);
  const ended = await untilEnded(step, run.id);
  for (const line of describeTrace(ended.trace, run.startedAt)) print(line);
  step.person.leave();
  const { user, error, state, endedAt = run.startedAt } = ended.run;
  if (error !== undefined) throw new AppFailure(error);
  if (user === undefined) throw unexpected(`The login ended as ${state}.`);
  const { passed, warning, failed } = countChecks(ended.trace);
  print(`   Succeeded after ${((endedAt - run.startedAt) / 1000).toFixed(2)} s.`);
  print(`   Checks: ${passed} passed, ${warning} with a warning, ${failed} failed.`);
  if (person === "anna") await step.stage.photograph("3-login-run");
  return ask("users.get", { id: user.id });
};

const POLL_MS = 50;

/** Waits for the run's end; the login's own time limit ends it at the latest. */
const untilEnded = async ({ ask }: DemoStep, id: string): Promise<LoginRunDetail> => {
  for (;;) {
    const detail = await ask("login.get", { id });
    if (hasEnded(detail.run)) return detail;
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
};

const showUser = async (
  { stage, print }: DemoStep,
  { user, attributes, roles }: UserDetail,
): Promise<void> => {
  print("\nProvisioned user");
  for (const { name, value, from } of attributes) print(`   ${name.padEnd(10)} ${value}  (from ${from})`);
  for (const { name, why } of roles) print(`   Role       ${name}  (${why})`);
  print(`   Subject    ${user.subject}`);
  await stage.goTo(`#/users/${user.id}`);
  await stage.photograph("4-users");
};
