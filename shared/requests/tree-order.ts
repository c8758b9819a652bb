/** A folder, as far as its place matters. */
interface PlacedFolder {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
}

/** A request in a tree of folders. */
export interface PlacedRequest<Request> {
  readonly request: Request;
  /** The names of the folders that it is in, below the one that was asked about. */
  readonly folders: readonly string[];
}

/**
 * The requests of a folder with those of the folders in it, in the order in which the list shows them: its own
 * first, then what is in its folders. Both lists come in the order of their places.
 */
export const requestsInOrder = <Request extends { readonly folderId?: string }>(
  folderId: string,
  folders: readonly PlacedFolder[],
  requests: readonly Request[],
  above: readonly string[] = [],
): readonly PlacedRequest<Request>[] => [
  ...requests
    .filter((request) => request.folderId === folderId)
    .map((request) => ({ request, folders: above })),
  ...folders
    .filter(({ parentId }) => parentId === folderId)
    .flatMap(({ id, name }) => requestsInOrder(id, folders, requests, [...above, name])),
];
