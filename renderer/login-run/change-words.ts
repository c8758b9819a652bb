import type { ExplainedChange } from "#shared/explain/explanation.ts";
import type { FieldPath } from "#shared/explain/field-path.ts";

/** What the form calls values that are ours and not the wire's. */
const valueWords: Readonly<Partial<Record<FieldPath, Readonly<Record<string, string>>>>> = {
  basicEncoding: { form_encoded: "encoded", as_is: "unencoded" },
  assertionAudience: { issuer: "Issuer", token_endpoint: "Token endpoint" },
  "authorizationRequest.pushed": { when_required: "When required", always: "Always" },
};

/** Fields of several words, of which a change concerns a few. */
const lists: ReadonlySet<FieldPath> = new Set<FieldPath>(["selectedScopes"]);

/** What a change does: one value in place of another, or words taken out of a list and added to it. */
export type ChangeWords =
  | { readonly kind: "value"; readonly from: string; readonly to: string }
  | { readonly kind: "list"; readonly removed: readonly string[]; readonly added: readonly string[] };

/** A change in the words of the form; of a list only what differs. */
export const changeWords = ({ field, from = "", to = "" }: ExplainedChange): ChangeWords => {
  if (!lists.has(field)) {
    const shown = (value: string) => valueWords[field]?.[value] ?? value;
    return { kind: "value", from: shown(from), to: shown(to) };
  }
  const [before, after] = [from.split(" "), to.split(" ")];
  return {
    kind: "list",
    removed: before.filter((word) => word !== "" && !after.includes(word)),
    added: after.filter((word) => word !== "" && !before.includes(word)),
  };
};
