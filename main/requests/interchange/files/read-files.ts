import type { ImportedCollection, ImportedEnvironment } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { variableNamePattern } from "#shared/requests/variable-name.ts";
import { leaveFile } from "../bodies.ts";
import { keptHeaders } from "../credentials.ts";
import { decodeText } from "../decode-text.ts";
import { createFolderBuilder, type FolderBuilder } from "../folder-builder.ts";
import { notImportable } from "../import-failure.ts";
import { asText, at, listAt, textAt } from "../json-values.ts";
import { MOST_VARIABLES } from "../limits.ts";
import { parseYaml } from "../parse-yaml.ts";
import type { Reading, Where } from "../reading.ts";
import { isInside, type SourceFile } from "../source.ts";
import { requestOfDocument } from "./request-document.ts";
import { FORMAT } from "./write-files.ts";

/** Whether the files are a collection that was exported here. */
export const isWorkbenchFolder = (files: readonly SourceFile[]): boolean =>
  files.some(
    ({ path, bytes }) =>
      path === "folder.yaml" &&
      /^format: ["']?sso-workbench\//m.test(new TextDecoder().decode(bytes.subarray(0, 4096))),
  );

/**
 * Reads a collection that was exported here. Files that no `folder.yaml` names come last, by their names: they were
 * added by hand, or by a merge.
 * @throws AppFailure `invalid_input` for a newer format
 */
export const readWorkbenchFolder = (files: readonly SourceFile[], reading: Reading): ImportedCollection => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const about = documentAt(byPath, "folder.yaml");
  const format = textAt(about, "format");
  if (format !== FORMAT) {
    throw notImportable(
      `The format ${format.slice(0, 40)} is newer than this workbench.`,
      "Bring the workbench up to date.",
    );
  }
  const root = createFolderBuilder(textAt(about, "name") || "Collection", reading);
  readFolder(byPath, "", about, root, reading);
  return {
    ...root.result(),
    format: "workbench",
    environments: environmentsOf(byPath, about, reading),
    leftOut: [],
  };
};

type Files = ReadonlyMap<string, SourceFile>;

const documentAt = (files: Files, path: string): unknown => {
  const file = files.get(path);
  return file === undefined ? undefined : parseYaml(decodeText(file.bytes));
};

/** What the list names and is there, then the others by their names. */
const inOrder = (listed: readonly unknown[], there: ReadonlySet<string>): readonly string[] => {
  const named = [...new Set(listed.map((name) => asText(name) ?? ""))].filter(
    (name) => isInside(name) && there.has(name),
  );
  return [...named, ...[...there].filter((name) => !named.includes(name)).sort()];
};

const readFolder = (
  files: Files,
  path: string,
  about: unknown,
  folder: FolderBuilder,
  reading: Reading,
): void => {
  folder.variables(variablesOf(about, folder.where, reading));
  const below = [...files.keys()]
    .filter((each) => each.startsWith(path))
    .map((each) => each.slice(path.length));
  const requests = new Set(below.filter((each) => /^[^/]+\.yaml$/.test(each) && each !== "folder.yaml"));
  for (const name of inOrder(listAt(about, "requests"), requests)) {
    folder.add(readRequest(files, `${path}${name}`, folder.where, reading));
  }
  const isRoot = path === "";
  const folders = new Set(
    below
      .flatMap((each) => /^([^/]+)\//.exec(each)?.[1] ?? [])
      .filter((name) => !name.startsWith(".") && !(isRoot && name === "environments")),
  );
  for (const name of inOrder(listAt(about, "folders"), folders)) {
    const inner = documentAt(files, `${path}${name}/folder.yaml`);
    readFolder(files, `${path}${name}/`, inner, folder.folder(textAt(inner, "name") || name), reading);
  }
};

const readRequest = (
  files: Files,
  path: string,
  folder: Where,
  reading: Reading,
): RequestDraft | undefined => {
  const found = requestOfDocument(documentAt(files, path));
  if ("problem" in found) {
    reading.leave([...folder, path.split("/").at(-1) ?? path], "Request", found.problem);
    return undefined;
  }
  reading.count("request");
  const where = [...folder, found.draft.name];
  for (const file of found.files) leaveFile(file, where, reading);
  // What somebody wrote into the file by hand.
  const isCredential = ({ name }: { readonly name: string }) =>
    /^(?:proxy-)?authorization$|^cookie$/i.test(name.trim());
  const credentials = found.draft.headers.filter(isCredential);
  keptHeaders(credentials, where, reading);
  return { ...found.draft, headers: found.draft.headers.filter((header) => !isCredential(header)) };
};

const environmentsOf = (files: Files, about: unknown, reading: Reading): readonly ImportedEnvironment[] => {
  const there = new Set(
    [...files.keys()].flatMap((path) => /^environments\/([^/]+\.yaml)$/.exec(path)?.[1] ?? []),
  );
  return inOrder(listAt(about, "environments"), there).flatMap((fileName) => {
    const document = documentAt(files, `environments/${fileName}`);
    const name = textAt(document, "name").trim().slice(0, 200);
    if (name === "") {
      reading.leave([fileName], "Environment", "It has no name.");
      return [];
    }
    return [{ name, variables: variablesOf(document, [name], reading) }];
  });
};

/** As they stand there: of ours nothing has to be turned into anything. */
const variablesOf = (document: unknown, where: Where, reading: Reading): readonly Variable[] => {
  const variables = new Map<string, Variable>();
  for (const variable of listAt(document, "variables").slice(0, MOST_VARIABLES)) {
    const name = textAt(variable, "name");
    if (variableNamePattern.test(name)) {
      variables.set(name, {
        name,
        value: textAt(variable, "value"),
        isSecret: at(variable, "secret") === true,
      });
    } else
      reading.leave(
        where,
        `Variable ${name.slice(0, 80)}`,
        "A name has letters, digits, hyphens, dots and underscores.",
      );
  }
  return [...variables.values()];
};

/**
 * The files of an export by their `folder.yaml`s, which is what a later one may replace; undefined where the files are
 * none.
 */
export const listedFiles = (files: readonly SourceFile[]): readonly string[] | undefined => {
  if (!isWorkbenchFolder(files)) return undefined;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const below = (path: string): readonly string[] => {
    const about = documentAt(byPath, `${path}folder.yaml`);
    const named = (member: string) =>
      listAt(about, member)
        .map((name) => asText(name) ?? "")
        .filter(isInside);
    return [
      `${path}folder.yaml`,
      ...named("requests").map((name) => `${path}${name}`),
      ...named("environments").map((name) => `${path}environments/${name}`),
      ...named("folders").flatMap((name) =>
        byPath.has(`${path}${name}/folder.yaml`) ? below(`${path}${name}/`) : [],
      ),
    ];
  };
  return below("").filter((path) => byPath.has(path));
};
