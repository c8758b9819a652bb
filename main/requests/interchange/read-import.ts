import type { ImportedCollection } from "#shared/requests/interchange.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { emptyBrunoRequest } from "./bruno/bruno-model.ts";
import { itemOfBru } from "./bruno/model-of-bru.ts";
import { collectionOfJson, isBrunoJson } from "./bruno/model-of-json.ts";
import {
  collectionOfOpenCollection,
  isOpenCollection,
  isOpenCollectionItem,
  itemOfOpenCollection,
} from "./bruno/model-of-open-collection.ts";
import { readBruno } from "./bruno/read-bruno.ts";
import { collectionOfBruFiles, collectionOfYamlFiles } from "./bruno/read-bruno-folder.ts";
import { looksLikeCurl, readCurlRequests } from "./curl/read-curl.ts";
import { decodeText, startsWith } from "./decode-text.ts";
import { isWorkbenchFolder, readWorkbenchFolder } from "./files/read-files.ts";
import { readHar } from "./har/read-har.ts";
import { notImportable } from "./import-failure.ts";
import { isInsomnia4, readInsomnia4 } from "./insomnia/read-insomnia-4.ts";
import { isInsomnia5, readInsomnia5 } from "./insomnia/read-insomnia-5.ts";
import { at } from "./json-values.ts";
import { cleanName } from "./names.ts";
import { isOpenApi, readOpenApi } from "./openapi/read-openapi.ts";
import { parseYaml } from "./parse-yaml.ts";
import { isPostman, readPostman } from "./postman/read-postman.ts";
import { isPostmanEnvironment, readPostmanEnvironment } from "./postman/read-postman-environment.ts";
import { readZip } from "./read-zip.ts";
import { createReading, type Reading } from "./reading.ts";
import type { ImportSource, SourceFile } from "./source.ts";

/**
 * Reads what was chosen, dropped or pasted, whatever of the known formats it is in: they are told apart by their
 * content. Nothing of it is run, no file that it names is read, and nothing is fetched.
 * @throws AppFailure `invalid_input`
 */
export const readImport = (source: ImportSource): ImportedCollection => {
  const [file, ...others] = source.files;
  if (file === undefined) throw notKnown();
  if (source.isFolder) return readFolder(source.files, source.name);
  if (others.length === 0 && startsWith(file.bytes, [0x50, 0x4b])) {
    return readFolder(withoutCommonFolder(readZip(file.bytes)), source.name.replace(/\.zip$/i, ""));
  }
  const text = decodeText(file.bytes);
  if (text.trim() === "") throw notImportable("There is nothing in it.", "Choose or paste something else.");
  // A curl command has no home for secret variables: it is put where the person says.
  const isCurl = looksLikeCurl(text);
  const reading = createReading({ keepsSecrets: !isCurl });
  return finish(isCurl ? curlCollection(text, reading) : readText(text, source.name, reading), reading);
};

const curlCollection = (text: string, reading: Reading): ImportedCollection => ({
  format: "curl",
  name: "cURL",
  variables: [],
  folders: [],
  requests: readCurlRequests(text, reading),
  environments: [],
  leftOut: [],
});

const readText = (text: string, fileName: string, reading: Reading): ImportedCollection => {
  const name = cleanName(fileName.replace(/\.[A-Za-z0-9]{1,8}$/, ""), "Import");
  if (/\.bru$/i.test(fileName) || /^\s*meta\s*\{\s*$/m.test(text.slice(0, 1000))) {
    const item = itemOfBru(text, fileName || "Request");
    const collection = { name: item.name, root: emptyBrunoRequest, items: [item], environments: [] };
    return readBruno(collection, "bruno", reading);
  }
  return readDocument(/^\s*[[{]/.test(text) ? parseJson(text) : parseYaml(text), name, reading);
};

const readDocument = (document: unknown, name: string, reading: Reading): ImportedCollection => {
  // Postman's own interface wraps them.
  const wrapped = at(document, "collection");
  if (isPostman(document)) return readPostman(document, reading);
  if (isPostman(wrapped)) return readPostman(wrapped, reading);
  if (Array.isArray(at(at(document, "log"), "entries"))) return readHar(document, name, reading);
  if (isInsomnia4(document)) return readInsomnia4(document, reading);
  if (isInsomnia5(document)) return readInsomnia5(document, reading);
  if (isOpenApi(document)) return readOpenApi(document, reading);
  if (isOpenCollection(document)) {
    return readBruno(collectionOfOpenCollection(document), "open_collection", reading);
  }
  if (isOpenCollectionItem(document)) {
    const item = itemOfOpenCollection(document, name);
    const collection = { name: item.name, root: emptyBrunoRequest, items: [item], environments: [] };
    return readBruno(collection, "open_collection", reading);
  }
  if (isBrunoJson(document)) return readBruno(collectionOfJson(document), "bruno", reading);
  if (isPostmanEnvironment(document)) return readPostmanEnvironment(document, reading);
  throw notKnown();
};

const readFolder = (files: readonly SourceFile[], name: string): ImportedCollection => {
  const reading = createReading();
  if (isWorkbenchFolder(files)) return finish(readWorkbenchFolder(files, reading), reading);
  const openCollection = files.find(({ path }) => /^opencollection\.ya?ml$/.test(path));
  if (openCollection !== undefined) {
    return finish(
      readBruno(collectionOfYamlFiles(files, openCollection), "open_collection", reading),
      reading,
    );
  }
  if (files.some(({ path }) => /\.bru$/i.test(path) || path === "bruno.json")) {
    return finish(readBruno(collectionOfBruFiles(files, name), "bruno", reading), reading);
  }
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw notKnown();
  return readImport({ name: file.path, files: [file], isFolder: false });
};

/** Archives have all of a folder in that folder. */
const withoutCommonFolder = (files: readonly SourceFile[]): readonly SourceFile[] => {
  const kept = files.filter(({ path }) => !path.startsWith("__MACOSX/"));
  const folder = /^[^/]+\//.exec(kept[0]?.path ?? "")?.[0];
  if (folder === undefined || !kept.every(({ path }) => path.startsWith(folder))) return kept;
  return kept.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }));
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (thrown) {
    throw notImportable("This is not JSON that can be read.", "Export it again.", (thrown as Error).message);
  }
};

/** Puts secrets that were parted from requests into the collection, and says what was left out. */
const finish = (collection: ImportedCollection, reading: Reading): ImportedCollection => ({
  ...collection,
  variables: uniqueNames([...collection.variables, ...reading.secrets()]),
  leftOut: reading.leftOut(),
});

/** The first of a name counts. */
const uniqueNames = (variables: readonly Variable[]): readonly Variable[] => {
  const names = new Set<string>();
  return variables.filter(({ name }) => !names.has(name) && names.add(name));
};

const notKnown = () =>
  notImportable(
    "This is none of the formats that can be imported.",
    "Import cURL, HAR, Postman 2.1, Insomnia, Bruno, OpenAPI 3, or a folder that was exported here.",
  );
