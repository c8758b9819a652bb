import type { AppErrorCode, LoginStep } from "#shared/app-error.ts";
import type { FieldPath } from "#shared/explain/field-path.ts";
import type { ValueName } from "./derive-value.ts";
import type { ProviderKind } from "./provider-kind.ts";
import type { Situation } from "./situations.ts";

/** What must hold for an entry to be the explanation: every condition that is named. */
export interface EntryConditions {
  /** Over the provider's description, or over its error code where it sent no description. */
  readonly description?: RegExp;
  readonly situation?: Situation;
  /** Over the technical cause. */
  readonly cause?: RegExp;
  /** Error codes on the wire, to the letter. */
  readonly errors?: readonly string[];
  readonly providers?: readonly ProviderKind[];
  /** First and last HTTP status. */
  readonly httpStatus?: readonly [first: number, last: number];
  readonly steps?: readonly LoginStep[];
  readonly codes?: readonly AppErrorCode[];
}

/** A change that may mend it. Of several rules for one field the first that has something to say counts. */
export interface ChangeRule {
  /** `failing_endpoint`: the field that the error names, else that of the step's endpoint. */
  readonly field: FieldPath | "failing_endpoint";
  /** Name of the value to apply; where it cannot be derived, the field is shown to be edited by hand. */
  readonly to?: ValueName;
  /** Left out where the value cannot be derived. */
  readonly optional?: true;
}

/** The words of an explanation. `{name}` stands for a fact; a sentence whose fact is not known is left out. */
export interface EntryWords {
  /** One line without a full stop. */
  readonly title: string;
  readonly meaning: readonly string[];
  readonly source?: string;
  /** The likeliest first. */
  readonly causes: readonly string[];
  readonly changes: readonly ChangeRule[];
  /** Sentences to the provider's administrator, the last one a question; absent: it is not theirs to mend. */
  readonly ask?: readonly string[];
  /** The answer depends on who logs in, so the message says the login hint. */
  readonly aboutUser?: true;
}

/** One entry of the catalogue: when it applies, and its words. */
export interface CatalogueEntry extends EntryWords {
  readonly id: string;
  readonly when: EntryConditions;
}
