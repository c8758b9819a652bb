import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import { type CheckEntry, countChecks, type TraceEntry } from "#shared/trace/trace-entry.ts";
import type { UserDetail } from "#shared/users/user.ts";
import { describeTrace } from "../../trace/index.ts";
import type { Answer, Command, CommandContext } from "../command.ts";
import { describeExplanation } from "../describe-explanation.ts";
import { findConfiguration } from "../find-configuration.ts";

/** Tests a login in the browser that is set; its steps are told as they happen. */
export const logIn: Command = {
  words: ["login"],
  parameters: ["ALIAS"],
  options: [],
  usage: "",
  summary: "Tests a login in the browser, or in SSO_WORKBENCH_BROWSER.",
  run: async (context) => {
    const [alias = ""] = context.parameters;
    const configuration = await findConfiguration(context, alias);
    const ended = followRun(context);
    await context.ask("login.start", { configurationId: configuration.id });
    const run = await ended;
    const { trace } = await context.ask("login.get", { id: run.id });
    return run.user === undefined ? failed(context, run, trace) : succeeded(context, run, trace, run.user.id);
  },
};

/** Tells what happens and resolves with the run when it has ended; it is this process's only one. */
const followRun = ({ on, note, clock }: CommandContext): Promise<LoginRun> => {
  let startedAt = 0;
  on("trace.entry-recorded", ({ entry }) => {
    const isUnderWay =
      entry.kind === "exchange" && entry.response === undefined && entry.failure === undefined;
    if (!isUnderWay) for (const line of describeTrace([entry], startedAt)) note(line);
  });
  return new Promise((resolve) => {
    on("login.run-changed", (run) => {
      ({ startedAt } = run);
      if (run.waitsUntil !== undefined) {
        const seconds = Math.round((run.waitsUntil - clock.now()) / 1000);
        note(`Waiting for the browser (${run.browser}), at most ${seconds} s. Ctrl-C cancels the login.`);
      }
      if (run.state === "cancelled") note("The login was cancelled.");
      if (hasEnded(run)) resolve(run);
    });
  });
};

const succeeded = async (
  { ask }: CommandContext,
  run: LoginRun,
  trace: readonly TraceEntry[],
  userId: string,
): Promise<Answer> => {
  const user = await ask("users.get", { id: userId });
  const seconds = (((run.endedAt ?? run.startedAt) - run.startedAt) / 1000).toFixed(2);
  return {
    lines: [`Login succeeded after ${seconds} s.`, ...describeUser(user), ...describeChecks(trace)],
    document: { run, user, checks: checksOf(trace) },
  };
};

const describeUser = ({ user, attributes, roles }: UserDetail): readonly string[] => [
  ...attributes.map(({ name, value, from }) => `   ${name.padEnd(10)} ${value}  (from ${from})`),
  ...roles.map(({ name, why }) => `   Role       ${name}  (${why})`),
  `   Subject    ${user.subject}`,
];

const describeChecks = (trace: readonly TraceEntry[]): readonly string[] => {
  const { passed, warning, failed } = countChecks(trace);
  return [
    `Checks: ${passed} passed, ${warning} with a warning, ${failed} failed.`,
    ...checksOf(trace)
      .filter(({ result }) => result === "warning")
      .map(
        ({ title, expected, found, source }) =>
          `   ${title}: expected ${expected}, found ${found} (${source})`,
      ),
  ];
};

/** Why it failed is for the person; a program gets the same in the document. */
const failed = async (
  { ask, note }: CommandContext,
  run: LoginRun,
  trace: readonly TraceEntry[],
): Promise<Answer> => {
  const checks = checksOf(trace);
  if (run.error === undefined || run.state === "cancelled")
    return { lines: [], document: { run, checks }, isWell: false };
  const explanation = await ask("login.explain", { id: run.id });
  for (const line of describeExplanation(run.error, explanation)) note(line);
  return { lines: [], document: { run, checks, explanation }, isWell: false };
};

const checksOf = (trace: readonly TraceEntry[]) =>
  trace
    .filter((entry): entry is CheckEntry => entry.kind === "check")
    .map(({ checkId, title, source, result, expected, found }) => ({
      checkId,
      title,
      source,
      result,
      expected,
      found,
    }));
