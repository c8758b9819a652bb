import {
  type ImportedCollection,
  type ImportedFolder,
  type ImportPreview,
  type InterchangeCounts,
  type LeftOut,
  MOST_LEFT_OUT,
  MOST_PREVIEW_ROWS,
  type NameClash,
  type PreviewFolder,
} from "#shared/requests/interchange.ts";

/** How much is in a collection that was read, or is to be written. */
export const countsOf = (
  collection: ImportedFolder & Pick<ImportedCollection, "environments">,
): InterchangeCounts => {
  const folders = allFolders(collection);
  const sum = (size: (folder: ImportedFolder) => number) =>
    folders.reduce((total, each) => total + size(each), 0);
  return {
    folders: folders.length - 1,
    requests: sum(({ requests }) => requests.length),
    variables: sum(({ variables }) => variables.length),
    environments: collection.environments.length,
  };
};

const allFolders = (folder: ImportedFolder): readonly ImportedFolder[] => [
  folder,
  ...folder.folders.flatMap(allFolders),
];

/** What the window sees of an import: names and numbers, no value of a variable, no text of a request. */
export const previewOf = (
  id: string,
  collection: ImportedCollection,
  clashes: readonly NameClash[],
): ImportPreview => ({
  id,
  format: collection.format,
  name: clashes.find(({ kind }) => kind === "collection")?.becomes ?? collection.name,
  counts: countsOf(collection),
  tree: treeOf(collection),
  environments: collection.environments.map(({ name, variables }) => ({ name, variables: variables.length })),
  clashes,
  ...firstLeftOut(collection.leftOut),
});

/** As much of it as is told one by one. */
export const firstLeftOut = (leftOut: readonly LeftOut[]) => ({
  leftOut: leftOut.slice(0, MOST_LEFT_OUT),
  leftOutCount: leftOut.length,
});

const treeOf = (root: ImportedFolder): PreviewFolder => {
  let left = MOST_PREVIEW_ROWS;
  const cut = (folder: ImportedFolder): PreviewFolder => {
    const requests = folder.requests
      .slice(0, Math.max(0, left))
      .map(({ name, method }) => ({ name, method }));
    left -= requests.length;
    const folders: PreviewFolder[] = [];
    for (const inner of folder.folders) {
      if (left <= 0) break;
      left -= 1;
      folders.push(cut(inner));
    }
    return { name: folder.name, folders, requests };
  };
  return cut(root);
};
