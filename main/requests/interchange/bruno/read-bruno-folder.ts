import { decodeText } from "../decode-text.ts";
import { textAt } from "../json-values.ts";
import { parseYaml } from "../parse-yaml.ts";
import type { SourceFile } from "../source.ts";
import {
  type BrunoCollection,
  type BrunoEnvironment,
  type BrunoItem,
  emptyBrunoRequest,
} from "./bruno-model.ts";
import { environmentOfBru, itemOfBru } from "./model-of-bru.ts";
import {
  collectionOfOpenCollection,
  environmentOfOpenCollection,
  isOpenCollectionItem,
  itemOfOpenCollection,
} from "./model-of-open-collection.ts";

/** How one of the two kinds of files is read. */
interface Kind {
  readonly ending: RegExp;
  readonly folderFile: string;
  item(text: string, fileName: string): BrunoItem | undefined;
  environment(text: string, fileName: string): BrunoEnvironment;
}

const bru: Kind = {
  ending: /\.bru$/i,
  folderFile: "folder.bru",
  item: itemOfBru,
  environment: (text, fileName) => environmentOfBru(text, fileName.replace(/\.bru$/i, "")),
};

const openCollection: Kind = {
  ending: /\.ya?ml$/i,
  folderFile: "folder.yml",
  item: (text, fileName) => {
    const document = parseYaml(text);
    return isOpenCollectionItem(document) ? itemOfOpenCollection(document, fileName) : undefined;
  },
  environment: (text, fileName) => environmentOfOpenCollection(parseYaml(text), fileName),
};

/** A collection of `.bru` files. @param name what it is called where `bruno.json` does not say */
export const collectionOfBruFiles = (files: readonly SourceFile[], name: string): BrunoCollection => {
  const settings = files.find(({ path }) => path === "bruno.json");
  const root = files.find(({ path }) => path === "collection.bru");
  return {
    name: (settings && textAt(parseSettings(settings), "name")) || name,
    root: root === undefined ? emptyBrunoRequest : itemOfBru(decodeText(root.bytes), "").request,
    ...contentOf(
      files.filter((file) => file !== root),
      bru,
    ),
  };
};

/** A collection of OpenCollection's YAML files. */
export const collectionOfYamlFiles = (files: readonly SourceFile[], root: SourceFile): BrunoCollection => {
  const collection = collectionOfOpenCollection(parseYaml(decodeText(root.bytes)));
  const content = contentOf(
    files.filter((file) => file !== root),
    openCollection,
  );
  return {
    ...collection,
    items: [...collection.items, ...content.items],
    environments: [...collection.environments, ...content.environments],
  };
};

const parseSettings = ({ bytes }: SourceFile): unknown => {
  try {
    return JSON.parse(decodeText(bytes));
  } catch {
    // The settings say no more than the name; without them the folder's is taken.
    return undefined;
  }
};

/** Folders on the way are made when the first file in them is met. */
interface Folder {
  readonly folders: Map<string, Folder>;
  readonly items: BrunoItem[];
  about: BrunoItem | undefined;
}

const emptyFolder = (): Folder => ({ folders: new Map(), items: [], about: undefined });

const contentOf = (
  files: readonly SourceFile[],
  kind: Kind,
): Pick<BrunoCollection, "items" | "environments"> => {
  const root = emptyFolder();
  const environments: BrunoEnvironment[] = [];
  for (const { path, bytes } of files) {
    const parts = path.split("/");
    const fileName = parts.pop() ?? "";
    const isHidden = parts.some((part) => part.startsWith(".") || part === "node_modules");
    if (isHidden || !kind.ending.test(fileName)) continue;
    if (parts.length === 1 && parts[0] === "environments") {
      environments.push(kind.environment(decodeText(bytes), fileName));
      continue;
    }
    const item = kind.item(decodeText(bytes), fileName);
    if (item === undefined) continue;
    const folder = parts.reduce((outer, part) => {
      const inner = outer.folders.get(part) ?? emptyFolder();
      outer.folders.set(part, inner);
      return inner;
    }, root);
    if (fileName === kind.folderFile) folder.about = item;
    else folder.items.push(item);
  }
  return { items: itemsOf(root), environments };
};

const itemsOf = ({ folders, items }: Folder): readonly BrunoItem[] => [
  ...items,
  ...[...folders].map(([name, folder]) => {
    const { about } = folder;
    const isNamed = about !== undefined && about.name !== "" && about.name !== "folder";
    return {
      type: "folder",
      name: isNamed ? about.name : name,
      seq: about?.seq ?? 0,
      items: itemsOf(folder),
      request: about?.request ?? emptyBrunoRequest,
      followsRedirects: true,
      timeoutMs: 0,
    };
  }),
];
