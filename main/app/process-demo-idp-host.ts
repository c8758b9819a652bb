import { AppFailure } from "#shared/app-error.ts";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import type { MessageFromDemoIdp, MessageToDemoIdp } from "../demo-idp/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { DemoIdpHost, DemoProviderStateKeeper, RunningDemoIdp } from "../ports/demo-idp-host.ts";

/** A child process as far as the host needs it. */
export interface DemoIdpProcess {
  send(message: MessageToDemoIdp): void;
  onMessage(listener: (message: MessageFromDemoIdp) => void): void;
  /** Called once, however it ends. */
  onExit(listener: (exitCode: number) => void): void;
  kill(): void;
}

export interface ProcessDemoIdpHostOptions {
  readonly launch: () => DemoIdpProcess;
  readonly keeper: DemoProviderStateKeeper;
  readonly onStatusChanged: (status: DemoIdpStatus) => void;
  readonly clock: Clock;
}

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3_000;

interface Child {
  readonly process: DemoIdpProcess;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
}

/** Runs the demo identity provider in a process of its own, so that its work and its faults are not the app's. */
export const createProcessDemoIdpHost = (options: ProcessDemoIdpHostOptions): DemoIdpHost => {
  let status: DemoIdpStatus = { state: "off" };
  let child: Child | undefined;
  let starting: Promise<RunningDemoIdp> | undefined;
  let stopping: Promise<void> = Promise.resolve();

  const change = (next: DemoIdpStatus): void => {
    status = next;
    options.onStatusChanged(next);
  };

  const start = async (): Promise<RunningDemoIdp> => {
    change({ state: "starting" });
    try {
      const state = await options.keeper.load();
      const launched = launchChild(options, () => childEnded(launched));
      child = launched;
      const started = await askToStart(launched, options.clock, state);
      await options.keeper.save(started.state);
      const { issuer, apiBaseUrl } = started.running;
      // It may have ended while its state was written.
      if (child !== launched) throw crashed();
      change({ state: "on", issuer, apiBaseUrl });
      return started.running;
    } catch (thrown) {
      starting = undefined;
      killChild();
      change({ state: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) });
      throw thrown;
    }
  };

  const childEnded = (ended: Child): void => {
    if (child !== ended) return;
    child = undefined;
    if (status.state !== "on") return; // a start or a stop is under way and says what comes of it
    starting = undefined;
    change({ state: "failed", message: crashed().message });
  };

  const killChild = (): void => {
    const killed = child;
    child = undefined;
    killed?.process.kill();
  };

  const stop = async (begun: Promise<RunningDemoIdp>): Promise<void> => {
    // A start that fails tells whoever asked for it.
    await begun.catch(() => undefined);
    const stopped = child;
    child = undefined;
    if (stopped !== undefined) await askToStop(stopped, options.clock);
    change({ state: "off" });
  };

  return {
    status: () => status,
    start: async () => {
      // The port is to be the same, so it must be free again first.
      await stopping;
      starting ??= start();
      return starting;
    },
    stop: async () => {
      const begun = starting;
      if (begun !== undefined) {
        starting = undefined;
        stopping = stop(begun);
      }
      await stopping;
    },
  };
};

const launchChild = (options: ProcessDemoIdpHostOptions, onExit: () => void): Child => {
  const process = options.launch();
  const exited = new Promise<number>((resolve) => {
    process.onExit((exitCode) => {
      resolve(exitCode);
      onExit();
    });
  });
  return { process, exited };
};

type Started = Extract<MessageFromDemoIdp, { type: "started" }>;

const askToStart = (
  { process, exited }: Child,
  clock: Clock,
  state: Awaited<ReturnType<DemoProviderStateKeeper["load"]>>,
): Promise<Started> =>
  new Promise((resolve, reject) => {
    const cancelLimit = clock.after(START_LIMIT_MS, () => reject(tooSlow()));
    const settle = (act: () => void): void => {
      cancelLimit();
      act();
    };
    process.onMessage((message) => {
      if (message.type === "started") settle(() => resolve(message));
      if (message.type === "failed") settle(() => reject(new AppFailure(message.error)));
    });
    void exited.then(() => settle(() => reject(crashed())));
    process.send({ type: "start", state });
  });

/** Asks for an orderly end first: it closes the connections and frees the port. */
const askToStop = async ({ process, exited }: Child, clock: Clock): Promise<void> => {
  const stopped = new Promise<void>((resolve) => {
    process.onMessage((message) => message.type === "stopped" && resolve());
  });
  process.send({ type: "stop" });
  await Promise.race([stopped, exited, passed(clock, STOP_LIMIT_MS)]);
  process.kill();
  await Promise.race([exited, passed(clock, STOP_LIMIT_MS)]);
};

const passed = (clock: Clock, limitMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(limitMs, resolve);
  });

const tooSlow = (): AppFailure =>
  failed("The demo identity provider did not start within 20 seconds.", "no answer");

const crashed = (): AppFailure => failed("The demo identity provider ended unexpectedly.", "process ended");

const failed = (message: string, cause: string): AppFailure =>
  new AppFailure({
    code: "demo_idp_failed",
    message,
    advice: "Start it again. If it happens again, restart the workbench.",
    cause,
  });
