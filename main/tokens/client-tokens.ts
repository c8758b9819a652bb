import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { TraceEntry } from "#shared/trace/trace-entry.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import { createTraceRecorder } from "../trace/index.ts";
import { type ClientToken, fetchClientToken } from "./fetch-client-token.ts";
import type { QuestionPorts } from "./record-question.ts";

/** What came of fetching a client's token: the token or why there is none, and what was exchanged. */
export interface ClientTokenOutcome {
  readonly token?: ClientToken;
  readonly failure?: AppFailure;
  readonly trace: readonly TraceEntry[];
  readonly durationMs: number;
}

/** The clients' own tokens. They are kept in memory alone: one is fetched in a moment. */
export interface ClientTokens {
  /** The token that is kept, unless it is about to end. */
  kept(configurationId: string): ClientToken | undefined;
  /** Fetches one; asked for twice at once, one serves both. @throws AppFailure of the vault or `not_found` */
  fetch(configurationId: string): Promise<ClientTokenOutcome>;
  /** To be called when the configuration has changed. */
  forget(configurationId: string): void;
}

/** A token is fetched anew so long before it ends; one of a short life at half of it. */
const BEFORE_END_MS = 60_000;

/** Makes the clients' tokens. */
export const createClientTokens = (
  parts: QuestionPorts & {
    readonly ready: () => Promise<void>;
    readonly configuration: (id: string) => ClientConfiguration;
    readonly credentials: (id: string) => Promise<ClientCredentials>;
  },
): ClientTokens => {
  const tokens = new Map<string, ClientToken>();
  const fetching = new Map<string, Promise<ClientTokenOutcome>>();
  const fetchOne = async (configurationId: string): Promise<ClientTokenOutcome> => {
    const { clock } = parts;
    await parts.ready();
    const configuration = parts.configuration(configurationId);
    const recorder = createTraceRecorder({
      ...parts,
      http: parts.reach.clientOf(configuration),
      runId: `client-token-${parts.random.uuid()}`,
    });
    const begun = clock.elapsed();
    const done = () => ({ trace: recorder.entries(), durationMs: clock.elapsed() - begun });
    try {
      const credentials = await parts.credentials(configurationId);
      const token = await fetchClientToken({ configuration, credentials, recorder, clock });
      return { token, ...done() };
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      return { failure: new AppFailure(recorder.redactor.error(thrown.error), { cause: thrown }), ...done() };
    }
  };
  const begin = (configurationId: string): Promise<ClientTokenOutcome> => {
    const fetched = fetchOne(configurationId).then(
      (outcome) => {
        // A change of the configuration meanwhile has begun something new: this token is not kept.
        if (fetching.get(configurationId) === fetched) {
          fetching.delete(configurationId);
          if (outcome.token !== undefined) tokens.set(configurationId, outcome.token);
        }
        return outcome;
      },
      (thrown: unknown) => {
        if (fetching.get(configurationId) === fetched) fetching.delete(configurationId);
        throw thrown;
      },
    );
    fetching.set(configurationId, fetched);
    return fetched;
  };
  return {
    kept: (configurationId) => {
      const token = tokens.get(configurationId);
      return token === undefined || endsSoon(token, parts.clock.now()) ? undefined : token;
    },
    fetch: (configurationId) => fetching.get(configurationId) ?? begin(configurationId),
    forget: (configurationId) => {
      tokens.delete(configurationId);
      fetching.delete(configurationId);
    },
  };
};

const endsSoon = ({ expiresAt, obtainedAt }: ClientToken, now: number): boolean =>
  expiresAt !== undefined && expiresAt - now <= Math.min(BEFORE_END_MS, (expiresAt - obtainedAt) / 2);
