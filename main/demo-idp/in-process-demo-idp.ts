import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";
import type {
  DemoIdpHost,
  DemoProviderState,
  DemoProviderStateKeeper,
  RunningDemoIdp,
} from "../ports/demo-idp-host.ts";
import type { Logger } from "../ports/logger.ts";
import type { DemoProvider } from "./provider.ts";

/** How to run it in this process. */
export interface InProcessDemoIdpOptions {
  /** Where the state is kept between processes; without it only this host's own restarts keep it. */
  readonly keeper?: DemoProviderStateKeeper | undefined;
  readonly accessTokenLifeInSeconds?: number | undefined;
  readonly logger?: Logger | undefined;
  /** Told of each change of the status. */
  readonly onStatusChanged?: ((status: DemoIdpStatus) => void) | undefined;
}

/** Runs the demo identity provider in this process, for tests and headless runs. */
export class InProcessDemoIdp implements DemoIdpHost {
  readonly #options: InProcessDemoIdpOptions;
  #status: DemoIdpStatus = { state: "off" };
  #provider: Promise<DemoProvider> | undefined;
  #stopping: Promise<void> = Promise.resolve();
  #state: DemoProviderState | undefined;

  constructor(options: InProcessDemoIdpOptions = {}) {
    this.#options = options;
  }

  status(): DemoIdpStatus {
    return this.#status;
  }

  async start(): Promise<RunningDemoIdp> {
    // The port is to be the same, so it must be free again first.
    await this.#stopping;
    this.#provider ??= this.#launch();
    const { issuer, apiBaseUrl, client, publicClient } = await this.#provider;
    return { issuer, apiBaseUrl, client, publicClient };
  }

  async stop(): Promise<void> {
    const provider = this.#provider;
    if (provider !== undefined) {
      this.#provider = undefined;
      this.#stopping = this.#close(provider);
    }
    await this.#stopping;
  }

  async #close(starting: Promise<DemoProvider>): Promise<void> {
    // A start that fails says so to whoever asked for it, and holds no port.
    const provider = await starting.catch(() => undefined);
    await provider?.close();
    this.#change({ state: "off" });
  }

  async #launch(): Promise<DemoProvider> {
    const { keeper, accessTokenLifeInSeconds, logger } = this.#options;
    this.#change({ state: "starting" });
    try {
      const { startDemoProvider } = await import("./provider.ts");
      const state = this.#state ?? (await keeper?.load());
      const provider = await startDemoProvider({ state, accessTokenLifeInSeconds, logger });
      await this.#keep(provider);
      this.#change({ state: "on", issuer: provider.issuer, apiBaseUrl: provider.apiBaseUrl });
      return provider;
    } catch (error) {
      this.#provider = undefined;
      this.#change({ state: "failed", message: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  async #keep(provider: DemoProvider): Promise<void> {
    this.#state = provider.state;
    try {
      await this.#options.keeper?.save(provider.state);
    } catch (error) {
      await provider.close();
      throw error;
    }
  }

  #change(status: DemoIdpStatus): void {
    this.#status = status;
    this.#options.onStatusChanged?.(status);
  }
}
