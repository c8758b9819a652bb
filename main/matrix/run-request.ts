import { AppFailure } from "#shared/app-error.ts";
import type { MatrixRow } from "#shared/matrix/matrix.ts";
import type { SavedRequest } from "#shared/requests/request-draft.ts";
import { pathOfTypedUrl } from "#shared/requests/url-path.ts";

/** A saved request of a run, read once for all its cells. */
export interface RunRequest {
  readonly row: MatrixRow;
  /** Whether its method is one that changes something (RFC 9110 9.2.1). */
  readonly changesSomething: boolean;
  /** @throws AppFailure `secret_unreadable` */
  draft(): SavedRequest;
}

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Makes it of a request from the list, where one that can't be read is empty. */
export const runRequestOf = (request: SavedRequest): RunRequest => ({
  row: rowOfRequest(request),
  changesSomething: !safeMethods.has(request.method),
  draft: () => {
    if (request.unreadable) throw unreadable();
    return request;
  },
});

/** A request as far as a row shows it. */
export const rowOfRequest = ({ id, name, method, url, unreadable }: SavedRequest): MatrixRow => ({
  requestId: id,
  name,
  method,
  path: unreadable ? "" : pathOfTypedUrl(url),
});

const unreadable = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "What was typed into this request can't be read any more.",
    advice: "Type it again.",
  });
