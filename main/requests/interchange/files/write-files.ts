import { Document, visit } from "yaml";
import type { ImportedEnvironment, ImportedFolder } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { type ExportedCollection, withoutSecrets } from "../exported-collection.ts";
import type { Reading } from "../reading.ts";
import { createFileNames } from "./file-names.ts";
import { documentOfRequest } from "./request-document.ts";

/** A text file of an export, and where it is within its folder. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** The first member of the file of a collection; a reader knows by it what it has. */
export const FORMAT = "sso-workbench/1";

/**
 * A collection as files for people and Git: one a request, a `folder.yaml` for each folder with the order of what is in
 * it, environments without secret values. The same collection always gives the same bytes.
 */
export const writeFiles = (collection: ExportedCollection, reading: Reading): readonly WrittenFile[] => {
  const { environments, ...root } = withoutSecrets(collection, reading);
  const nameOf = createFileNames();
  const files = environments.map((environment) =>
    environmentFile(environment, nameOf(environment.name, "environment")),
  );
  const names = files.map(({ path }) => path.slice("environments/".length));
  const about = names.length === 0 ? {} : { environments: names };
  return [...folderFiles(root, "", { format: FORMAT }, about, ["environments"]), ...files];
};

const environmentFile = ({ name, variables }: ImportedEnvironment, fileName: string): WrittenFile => ({
  path: `environments/${fileName}.yaml`,
  text: yamlOf({ name, ...variablesMember(variables) }),
});

const folderFiles = (
  folder: ImportedFolder,
  path: string,
  first: object,
  last: object,
  reserved: readonly string[],
): readonly WrittenFile[] => {
  const nameOfFolder = createFileNames(reserved);
  const nameOfRequest = createFileNames(["folder"]);
  const folders = folder.folders.map((inner) => ({ inner, name: nameOfFolder(inner.name, "folder") }));
  const requests = folder.requests.map((request) => ({
    request,
    name: `${nameOfRequest(request.name, "request")}.yaml`,
  }));
  return [
    {
      path: `${path}folder.yaml`,
      text: yamlOf({
        ...first,
        name: folder.name,
        ...variablesMember(folder.variables),
        ...(folders.length === 0 ? {} : { folders: folders.map(({ name }) => name) }),
        ...(requests.length === 0 ? {} : { requests: requests.map(({ name }) => name) }),
        ...last,
      }),
    },
    ...requests.map(({ request, name }) => requestFile(request, `${path}${name}`)),
    ...folders.flatMap(({ inner, name }) => folderFiles(inner, `${path}${name}/`, {}, {}, [])),
  ];
};

const requestFile = (request: RequestDraft, path: string): WrittenFile => ({
  path,
  text: yamlOf(documentOfRequest(request)),
});

const variablesMember = (variables: readonly Variable[]): object =>
  variables.length === 0
    ? {}
    : {
        variables: variables.map(({ name, value, isSecret }) =>
          isSecret ? { name, secret: true } : { name, value },
        ),
      };

/** Whatever a text is, it comes out as it went in: what a block could not keep is quoted. */
const yamlOf = (value: object): string => {
  const document = new Document(value, { schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, scalar) => {
      // A block's first line that is only spaces says nothing of its indentation: it would be read as the indentation.
      const { value: text } = scalar;
      if (typeof text === "string" && text.trim() === "" && text.includes("\n")) scalar.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: "literal" });
};
