import type { AppError } from "../app-error.ts";
import type { AttributeChange, RoleChange } from "../login/login-result.ts";
import type { LoginClaims } from "./provisioned.ts";

/** The login that settings are tried on: a user's last one, the configuration's last one, or a pasted token. */
export interface EvaluationSample {
  /** The person's name, or that it is a pasted token. */
  readonly title: string;
  readonly userId?: string;
  /** When that login was, epoch ms. */
  readonly at?: number;
}

/** An attribute as the settings give it. */
export interface EvaluatedAttribute {
  readonly attribute: string;
  readonly value: string;
  readonly source: string;
  /** Why it is empty, in a sentence's part; or what is wrong with the expression, with its place. */
  readonly problem?: string;
  /** The expression cannot be read, whatever the claims are; `problem` says why. */
  readonly isUnreadable?: true;
}

/** What settings would do with a login, evaluated by the code of a real one. */
export interface ProvisioningEvaluation {
  /** Absent: there is no login to try them on. */
  readonly sample?: EvaluationSample;
  readonly attributes: readonly EvaluatedAttribute[];
  /** Against the user that would be found. */
  readonly attributeChanges: readonly AttributeChange[];
  readonly roleChanges: readonly RoleChange[];
  /** What the login would come to. */
  readonly outcome: "would_create" | "would_update" | "would_fail" | "no_sample";
  /** The user that would be found. */
  readonly user?: { readonly id: string; readonly name: string };
  /** Why it would fail. */
  readonly error?: AppError;
  /** What the expressions can look at, for completion. */
  readonly claims?: LoginClaims;
}
