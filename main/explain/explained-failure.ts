import type { AppError } from "#shared/app-error.ts";
import type {
  ClientConfiguration,
  ProviderCapabilities,
} from "#shared/configurations/client-configuration.ts";

/** A failure and what is known around it: all that an explanation is made of. */
export interface ExplainedFailure {
  /** As recorded: redacted. */
  readonly error: AppError;
  readonly configuration: ClientConfiguration;
  /** As of the run; absent: as of the last import. */
  readonly capabilities?: ProviderCapabilities | undefined;
  /** When it failed, epoch ms. */
  readonly at: number;
  readonly loginHint?: string | undefined;
  /** URL that gave the answer; absent: the configured endpoint of the step. */
  readonly endpoint?: string | undefined;
}

/** What the provider offers, as of the run where that is known. */
export const capabilitiesOf = ({ capabilities, configuration }: ExplainedFailure): ProviderCapabilities =>
  capabilities ?? configuration.capabilities;
