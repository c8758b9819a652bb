import type { Endpoints, ProviderCapabilities } from "../configurations/client-configuration.ts";

/** What Import configuration takes out of a discovery document (OIDC Discovery 3). */
export interface ImportedMetadata {
  /** The URL that the document was read from, with the well-known path added where it was missing. */
  readonly automaticConfigurationUrl: string;
  readonly issuer: string;
  readonly endpoints: Endpoints;
  readonly capabilities: ProviderCapabilities;
  /** Time the fetch took, in ms. */
  readonly durationMs: number;
}
