import type { ImportedEnvironment, ImportedFolder } from "#shared/requests/interchange.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { partSecrets } from "./part-secrets.ts";
import type { Reading } from "./reading.ts";
import { cleanVariableName, isSecretName } from "./variables.ts";

/** A collection that is to be written. */
export interface ExportedCollection extends ImportedFolder {
  readonly environments: readonly ImportedEnvironment[];
}

/** The collection as it may leave: without a secret value, whatever it was handed. What is parted is noted. */
export const withoutSecrets = (collection: ExportedCollection, reading: Reading): ExportedCollection => ({
  ...folderWithoutSecrets(collection, [], reading),
  environments: collection.environments.map(({ name, variables }) => ({
    name,
    variables: variablesWithoutSecrets(variables),
  })),
});

const folderWithoutSecrets = (
  { name, variables, folders, requests }: ImportedFolder,
  where: readonly string[],
  reading: Reading,
): ImportedFolder => ({
  name,
  variables: variablesWithoutSecrets(variables),
  folders: folders.map((folder) => folderWithoutSecrets(folder, [...where, folder.name], reading)),
  requests: requests.map((request) => partSecrets(request, where, reading)),
});

const compactToken = /eyJ[A-Za-z0-9_-]{8,}\./;

/** Also what is not marked as a secret, but is called or looks like one. */
const variablesWithoutSecrets = (variables: readonly Variable[]): readonly Variable[] =>
  variables.map(({ name, value, isSecret }) => {
    const hides = isSecret || isSecretName(cleanVariableName(name)) || compactToken.test(value);
    return { name, value: hides ? "" : value, isSecret: hides };
  });
