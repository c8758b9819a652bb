import { expect } from "vitest";
import { filesOf, findMarks, findMarksInFolder, type Needle, needlesFor } from "./find-marks.ts";
import { openScenario, type Scenario } from "./open-scenario.ts";
import type { ProviderScript } from "./scriptable-provider/index.ts";

/** Begins every secret of a marked scenario. */
export const MARK = "CANARY-8f3a-";
/** The client secret of a marked scenario. */
export const CLIENT_SECRET = `${MARK}client secret+with/odd%characters`;

/** A scenario in which every secret is marked. */
export const openMarked = (script: ProviderScript = {}): Promise<Scenario> =>
  openScenario({ script: { client: { clientSecret: CLIENT_SECRET }, mark: MARK, ...script } });

/** Everything that must not be found after these requests. */
export const needlesOf = ({ provider }: Scenario): readonly Needle[] => {
  const requests = provider.received.of("token");
  const credentials = requests.map(({ headers }) => headers.authorization?.replace("Basic ", ""));
  const verifiers = requests.map(({ parameters }) => parameters.get("code_verifier") ?? undefined);
  const idTokens = provider.secrets().filter((secret) => !secret.startsWith(MARK));
  const signatures = idTokens.map((idToken) => idToken.split(".")[2]);
  const needles = {
    "the mark": [MARK],
    "the client secret": [CLIENT_SECRET],
    "Basic credentials": [...new Set(credentials)],
    "a code verifier": [...new Set(verifiers)],
    "an ID token": idTokens,
    "the signature of an ID token": signatures,
  };
  return Object.entries(needles).flatMap(([name, secrets]) => {
    const known = secrets.filter((secret) => secret !== undefined && secret !== "");
    expect(known, name).not.toEqual([]);
    return known.flatMap((secret) => needlesFor(name, secret ?? ""));
  });
};

/** Searches everything that outlives or leaves the workbench: files, open and closed, events, answers, the log. */
export const expectNothingLeft = async (scenario: Scenario): Promise<void> => {
  const { workbench } = scenario;
  const needles = needlesOf(scenario);
  const answers = workbench.answers.filter(({ name }) => name !== "configurations.revealClientSecret");
  const found = () => [
    ...findMarksInFolder(workbench.dataFolder, needles),
    ...findMarks("the events", Buffer.from(JSON.stringify(workbench.events)), needles),
    ...findMarks("the answers", Buffer.from(JSON.stringify(answers)), needles),
    ...findMarks("the log", Buffer.from(workbench.logged.join("\n")), needles),
  ];
  // Reads what waits to be written into the write-ahead log first.
  await scenario.call("requests.history", { limit: 1 });
  expect(filesOf(workbench.dataFolder)).toContain("workbench.db-wal");
  expect(found()).toEqual([]);
  await workbench.reopen();
  expect(found()).toEqual([]);
};
