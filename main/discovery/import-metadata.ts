import type { ImportedMetadata } from "#shared/discovery/provider-metadata.ts";
import { protocolLimits } from "../http/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpClient } from "../ports/http.ts";
import { automaticConfigurationUrlOf } from "./automatic-configuration-url.ts";
import { readMetadata } from "./read-metadata.ts";
import { parseCallableUrl } from "./safe-url.ts";

/** The request for a discovery document. */
export const discoveryRequest = (url: string) => ({
  method: "GET",
  url,
  headers: [["accept", "application/json"]] as const,
});

/**
 * Import configuration: reads the discovery document and gives what it says. Nothing is stored.
 * @throws AppFailure `invalid_input`, `insecure_url`, `discovery_*`, or of transport
 */
export const importMetadata = async (
  parts: { readonly http: HttpClient; readonly clock: Clock },
  input: { readonly automaticConfigurationUrl: string; readonly allowInsecureHttp: boolean },
): Promise<ImportedMetadata> => {
  const url = automaticConfigurationUrlOf(input.automaticConfigurationUrl);
  parseCallableUrl(url, "automaticConfigurationUrl", input.allowInsecureHttp);
  const response = await parts.http.send(discoveryRequest(url), protocolLimits);
  const metadata = readMetadata(response, url, {
    allowInsecureHttp: input.allowInsecureHttp,
    now: parts.clock.now(),
  });
  return { automaticConfigurationUrl: url, ...metadata, durationMs: response.totalMs };
};
