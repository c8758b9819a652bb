/** State of the demo identity provider. */
export interface DemoIdpStatus {
  readonly state: "off" | "starting" | "on" | "failed";
  readonly issuer?: string;
  readonly apiBaseUrl?: string;
  /** Why it failed. */
  readonly message?: string;
}
