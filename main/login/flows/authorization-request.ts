/** An authorization request, ready to be opened in a browser. */
export interface AuthorizationRequest {
  readonly url: URL;
  /** What is in its request object, where it has one (RFC 9101 4). */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Takes back what was laid open for the provider to fetch; absent: there is nothing. */
  readonly withdraw?: () => Promise<void>;
}
