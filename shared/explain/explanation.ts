import type { FieldPath } from "./field-path.ts";

/** What failed, told to a person: in the order in which it is shown. A part with nothing to say is empty. */
export interface Explanation {
  /** The catalogue's entry, for instance `oauth.invalid_client`. */
  readonly entryId: string;
  /** One line: `The provider did not accept the client authentication`. */
  readonly title: string;
  /** What the provider said, to the letter: name and value. */
  readonly said: readonly { readonly name: string; readonly value: string }[];
  /** What it means, in one to three sentences. */
  readonly meaning: string;
  /** The standard's section or the provider's own list. */
  readonly source?: string;
  /** Usual causes, the likeliest first. */
  readonly causes: readonly string[];
  /** What can be changed in the workbench. */
  readonly changes: readonly ExplainedChange[];
  /** What to ask of the provider's administrator: plain text to copy, without any secret. */
  readonly message: string;
}

/** A change of the configuration that may mend it. */
export interface ExplainedChange {
  readonly field: FieldPath;
  /** The field's name on the screen. */
  readonly label: string;
  /** `apply` sets `to` at once; `open` shows the field, as only a person knows the value. */
  readonly action: "apply" | "open";
  readonly from?: string;
  readonly to?: string;
}
