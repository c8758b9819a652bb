import type { ClientConfigurationDraft } from "../configurations/client-configuration.ts";

/** Groups of checks, in the order in which they are shown. */
export const checkAreas = [
  "discovery_document",
  "keys_and_algorithms",
  "protocol",
  "transport_and_clock",
  "client_registration",
] as const;
export type CheckArea = (typeof checkAreas)[number];

/** `not_applicable`: there was nothing to look at, for instance no JWKS could be read. */
export type DoctorResult = "passed" | "warning" | "failed" | "not_applicable";

/** One check of the doctor with what it found. */
export interface DoctorFinding {
  /** Stable, for instance `issuer-matches-url`; the same as its file's name. */
  readonly checkId: string;
  readonly area: CheckArea;
  readonly title: string;
  readonly result: DoctorResult;
  readonly expected: string;
  readonly found: string;
  /** Standard and section. */
  readonly source: string;
  /** What to do about a warning or a failure. */
  readonly advice?: string;
  /** A change of ours that mends it, one click away. */
  readonly fix?: DoctorFix;
  /** What to ask of the provider's administrator, where the fix is not ours. */
  readonly ask?: string;
}

/** A change of the configuration's draft: the members to replace. */
export interface DoctorFix {
  /** Words of the button, for instance `Use client_secret_post`. */
  readonly label: string;
  /** The field it changes, as a path in the draft. */
  readonly field: string;
  readonly change: Partial<ClientConfigurationDraft>;
}

/** What the doctor says of a configuration. */
export interface Diagnosis {
  /** When the provider was asked, epoch ms; absent: nothing was fetched, only the configuration was looked at. */
  readonly fetchedAt?: number;
  readonly findings: readonly DoctorFinding[];
  /** What has changed at the provider since the import before. */
  readonly changes: readonly MetadataChange[];
}

/** A difference between two imports of a discovery document or JWKS. */
export interface MetadataChange {
  /** Member of the document, or `jwks <kid>`. */
  readonly member: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before?: string;
  readonly after?: string;
}
