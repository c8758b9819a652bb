import type { VariableView } from "./variable.ts";

/** A folder of requests; one that is in no other is a collection. */
export interface RequestFolder {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
  /** Of a collection: values that its requests are sent with unless the environment has others. */
  readonly variables: readonly VariableView[];
  /** Its values can't be read (`secret_unreadable`). */
  readonly unreadable?: true;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Where a folder or a request is put: into a folder, or into none, before another of its kind or as the last. */
export interface TreePlace {
  readonly folderId?: string | undefined;
  readonly beforeId?: string | undefined;
}
