import type { ClientConfigurationDraft } from "../configurations/client-configuration.ts";
import type { ExplainedChange } from "./explanation.ts";
import { type FieldPath, valueOfField } from "./field-path.ts";

/** The draft with an explained change in it: words between spaces become a list where the field has one. */
export const applyExplainedChange = (
  draft: ClientConfigurationDraft,
  { field, to = "" }: Pick<ExplainedChange, "field" | "to">,
): ClientConfigurationDraft =>
  withField(draft, field, Array.isArray(valueOfField(draft, field)) ? to.split(" ") : to);

/** The draft with one field as it is in another draft; all else stays. */
export const restoreField = (
  draft: ClientConfigurationDraft,
  field: FieldPath,
  from: ClientConfigurationDraft,
): ClientConfigurationDraft => withField(draft, field, valueOfField(from, field));

const withField = (
  draft: ClientConfigurationDraft,
  field: FieldPath,
  value: unknown,
): ClientConfigurationDraft => {
  const [first, second] = field.split(".") as [keyof ClientConfigurationDraft, string | undefined];
  const group = draft[first];
  return second === undefined
    ? { ...draft, [first]: value }
    : { ...draft, [first]: { ...(group as object), [second]: value } };
};
