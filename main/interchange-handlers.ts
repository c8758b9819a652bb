import type { Variable } from "#shared/requests/variable.ts";
import { type RequestExports, type RequestImports, readCurl, writeCurl } from "./requests/index.ts";
import type { Handlers } from "./router.ts";

/** The parts that operations on imports and exports of requests are answered from. */
export interface InterchangeHandlerParts {
  readonly requestImports: RequestImports;
  readonly requestExports: RequestExports;
  /** The variables that a request of a folder is sent with, those that count first. */
  readonly variablesFor: (folderId: string | undefined) => Promise<readonly Variable[]>;
}

/** Requests that come from and go to other tools and files. The converters are loaded when they are needed. */
export const interchangeHandlers = ({
  requestImports,
  requestExports,
  variablesFor,
}: InterchangeHandlerParts) =>
  ({
    "requests.import.file": ({ id }) => requestImports.file(id),
    "requests.import.folder": ({ id }) => requestImports.folder(id),
    "requests.import.text": ({ id, text, name }) => requestImports.text(id, text, name),
    "requests.import.apply": ({ id, name, folderId }) => requestImports.apply(id, name, folderId),
    "requests.import.undo": ({ id }) => requestImports.undo(id),
    "requests.import.forget": ({ id }) => requestImports.forget(id),
    "requests.export.collection": ({ id, format, environments }) =>
      requestExports.collection(id, format, environments),
    "requests.export.exchanges": ({ ids }) => requestExports.exchanges(ids),
    "requests.readCurl": ({ text }) => readCurl(text),
    "requests.writeCurl": async ({ request, folderId, shell }) =>
      writeCurl({ request, variables: await variablesFor(folderId), shell }),
  }) satisfies Partial<Handlers>;
