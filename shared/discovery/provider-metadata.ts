import type { Endpoints, ProviderCapabilities } from "../configurations/client-configuration.ts";

/** What Import configuration takes out of a discovery document (OIDC Discovery 3). */
export interface ImportedMetadata {
  /** The URL that the document was read from, with the well-known path added where it was missing. */
  readonly automaticConfigurationUrl: string;
  readonly issuer: string;
  readonly endpoints: Endpoints;
  readonly capabilities: ProviderCapabilities;
  /** The issuer was looked up by WebFinger; absent: it was typed. */
  readonly foundBy?: FoundByWebfinger;
  /** Time the fetch took, in ms. */
  readonly durationMs: number;
}

/** How WebFinger led to an issuer (OIDC Discovery 2). */
export interface FoundByWebfinger {
  /** Host and port that were asked. */
  readonly askedHost: string;
  /** What it calls the identifier, where that is not what was asked for. */
  readonly subject?: string;
}
