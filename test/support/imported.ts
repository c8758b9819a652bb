import type { ImportedCollection, ImportedFolder } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";

/** All requests of a collection with the path of names that leads to each: `Orders / List orders`. */
export const requestsByPath = (collection: ImportedCollection): Readonly<Record<string, RequestDraft>> =>
  Object.fromEntries(pathsOf(collection, []));

const pathsOf = (
  folder: ImportedFolder,
  path: readonly string[],
): readonly (readonly [string, RequestDraft])[] => [
  ...folder.requests.map((request) => [[...path, request.name].join(" / "), request] as const),
  ...folder.folders.flatMap((inner) => pathsOf(inner, [...path, inner.name])),
];

/** What was left out, as `Orders / List orders: Test script`. */
export const leftOutOf = ({ leftOut }: Pick<ImportedCollection, "leftOut">): readonly string[] =>
  leftOut.map(({ where, what }) => [...(where.length > 0 ? [where.join(" / ")] : []), what].join(": "));

/** Variables as `name=value`, secret ones as `name:secret`. */
export const variablesOf = ({ variables }: Pick<ImportedFolder, "variables">): readonly string[] =>
  variables.map(({ name, value, isSecret }) => (isSecret ? `${name}:secret` : `${name}=${value}`));
