import type { Variable } from "#shared/requests/variable.ts";

/** Variables that answers to single requests have set, by collection. They are in memory alone. */
export interface CapturedVariables {
  /** @param collectionId undefined: of requests in no collection */
  of(collectionId: string | undefined): readonly Variable[];
  keep(collectionId: string | undefined, variables: readonly Variable[]): void;
  /** Forgets one, or without a name all of the collection. */
  forget(collectionId: string | undefined, name?: string): void;
}

/** Makes them. */
export const createCapturedVariables = (): CapturedVariables => {
  const byCollection = new Map<string, Map<string, Variable>>();
  const keyOf = (collectionId: string | undefined): string => collectionId ?? "";
  return {
    of: (collectionId) => [...(byCollection.get(keyOf(collectionId))?.values() ?? [])],
    keep: (collectionId, variables) => {
      if (variables.length === 0) return;
      const known = byCollection.get(keyOf(collectionId)) ?? new Map<string, Variable>();
      for (const variable of variables) known.set(variable.name, variable);
      byCollection.set(keyOf(collectionId), known);
    },
    forget: (collectionId, name) => {
      if (name === undefined) byCollection.delete(keyOf(collectionId));
      else byCollection.get(keyOf(collectionId))?.delete(name);
    },
  };
};
