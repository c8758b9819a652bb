import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificate } from "#shared/configurations/client-key.ts";
import type { ApiClient, Connection } from "./http.ts";

/** What says how servers are reached: a configuration, or what is typed of one with what is kept of it. */
export interface Reached {
  readonly connection: ClientConfiguration["connection"];
  readonly id?: string;
  /** There is one, which is read when it is needed. */
  readonly clientCertificate?: Pick<ClientCertificate, "subject">;
}

/** How the servers of each configuration are reached: its provider, and the APIs that its identities are sent to. */
export interface Reach {
  /** @throws AppFailure `secret_unreadable`, `data_key_missing`, or of the vault */
  connectionOf(reached: Reached): Promise<Connection>;
  /** A client that reaches servers in this way. What `connectionOf` throws comes with each sending. */
  clientOf(reached: Reached): ApiClient;
}
