import { AppFailure } from "#shared/app-error.ts";
import type { Variable, VariableDraft, VariableView } from "#shared/requests/variable.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** Variables as they are kept: sealed together, as keys of APIs are among them. */
export interface SealedVariables {
  /** @throws AppFailure `secret_unreadable`, or of the vault */
  open(place: SealedPlace, sealed: Uint8Array | null): readonly Variable[];
  /** What the window may see of them; secret values are left out. */
  view(
    place: SealedPlace,
    sealed: Uint8Array | null,
  ): { readonly variables: readonly VariableView[]; readonly unreadable?: true };
  /**
   * Seals what was typed; a secret variable that came without a value keeps the one it had under its name.
   * @throws AppFailure `secret_unreadable`, `data_key_missing`
   */
  seal(place: SealedPlace, drafts: readonly VariableDraft[], before: Uint8Array | null): Uint8Array;
}

/** See {@link SealedVariables}. */
export const createSealedVariables = (vault: Vault): SealedVariables => {
  const open: SealedVariables["open"] = (place, sealed) =>
    sealed === null ? [] : JSON.parse(Buffer.from(vault.open(place, sealed)).toString("utf8"));
  return {
    open,
    view: (place, sealed) => {
      try {
        return { variables: open(place, sealed).map(viewVariable) };
      } catch (thrown) {
        if (!(thrown instanceof AppFailure)) throw thrown;
        return { variables: [], unreadable: true };
      }
    },
    seal: (place, drafts, before) => {
      const keepsAny = drafts.some(({ value }) => value === undefined);
      const kept = keepsAny ? new Map(open(place, before).map((each) => [each.name, each.value])) : undefined;
      const variables: readonly Variable[] = drafts.map(({ name, value, isSecret }) => ({
        name,
        value: value ?? kept?.get(name) ?? "",
        isSecret,
      }));
      return vault.seal(place, JSON.stringify(variables));
    },
  };
};

/** What the window may see of a variable. */
export const viewVariable = ({ name, value, isSecret }: Variable): VariableView => ({
  name,
  value: isSecret ? "" : value,
  isSecret,
  isSet: value !== "",
});
