import { AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type {
  BodyBytes,
  BodyMatches,
  BodyRows,
  BodyView,
  SavedBody,
} from "#shared/requests/response-body.ts";
import type { FileDialog } from "../../ports/file-dialog.ts";
import type { Redactor } from "../../trace/index.ts";
import type { BodyFolder } from "./body-folder.ts";
import { type BodySource, indexRows, type RowIndex, readRows, searchRows } from "./body-rows.ts";
import { type ReceivingBody, receiveBody } from "./receive-body.ts";
import { saveBody } from "./save-body.ts";

/** The bodies of answers: received, kept beside the history, and read again. */
export interface ResponseBodies {
  /**
   * Receives the body of an exchange's answer.
   * @param heldBytes so much stays in memory for whoever reads the whole of it at once
   */
  receive(exchangeId: string, redactor: Redactor, heldBytes?: number): ReceivingBody;
  /** @throws AppFailure `not_found`, `secret_unreadable`, `body_not_kept` */
  rows(
    exchangeId: string,
    view: BodyView,
    range: { readonly first: number; readonly count: number },
  ): Promise<BodyRows>;
  /** @throws AppFailure as `rows` */
  read(exchangeId: string, offset: number, length: number): Promise<BodyBytes>;
  /** @throws AppFailure as `rows`, and `request_cancelled` when another search of this body begins */
  search(exchangeId: string, view: BodyView, text: string): Promise<BodyMatches>;
  /** Undefined: no file was chosen. @throws AppFailure as `rows`, and `invalid_input` */
  save(exchangeId: string): Promise<SavedBody | undefined>;
}

/** So many bodies that were looked at keep the places of their rows. */
const MOST_INDEXES = 8;

/** Makes them. */
export const createResponseBodies = (parts: {
  readonly folder: BodyFolder;
  /** @throws AppFailure `not_found`, `secret_unreadable` */
  readonly exchange: (id: string) => Exchange;
  readonly fileDialog: FileDialog;
}): ResponseBodies => {
  const { folder } = parts;
  const indexes = new Map<string, Promise<RowIndex>>();
  const searches = new Map<string, AbortController>();
  const withSource = async <Result>(
    exchangeId: string,
    act: (source: BodySource) => Promise<Result>,
  ): Promise<Result> => {
    const exchange = parts.exchange(exchangeId);
    const source = await openSource(folder, exchange);
    try {
      return await act(source);
    } catch (thrown) {
      throw thrown instanceof AppFailure ? thrown : unreadable(thrown);
    } finally {
      await source.close();
    }
  };
  const indexOf = (exchangeId: string, view: BodyView, source: BodySource): Promise<RowIndex> => {
    const key = `${view} ${exchangeId}`;
    const index = indexes.get(key) ?? indexRows(source, view);
    // The one that was used last comes last.
    indexes.delete(key);
    indexes.set(key, index);
    for (const oldest of [...indexes.keys()].slice(0, -MOST_INDEXES)) indexes.delete(oldest);
    index.catch(() => indexes.delete(key));
    return index;
  };
  return {
    receive: (exchangeId, redactor, heldBytes) => receiveBody({ folder, exchangeId, redactor, heldBytes }),
    rows: (exchangeId, view, range) =>
      withSource(exchangeId, async (source) =>
        readRows(source, view, await indexOf(exchangeId, view, source), range),
      ),
    read: (exchangeId, offset, length) =>
      withSource(exchangeId, async (source) => ({
        bytes: new Uint8Array(await source.read(offset, length)),
        sizeInBytes: source.sizeInBytes,
      })),
    search: async (exchangeId, view, text) => {
      searches.get(exchangeId)?.abort();
      const abort = new AbortController();
      searches.set(exchangeId, abort);
      try {
        return await withSource(exchangeId, (source) => searchRows(source, view, text, abort.signal));
      } finally {
        if (searches.get(exchangeId) === abort) searches.delete(exchangeId);
      }
    },
    save: (exchangeId) =>
      withSource(exchangeId, (source) => saveBody(source, parts.exchange(exchangeId), parts.fileDialog)),
  };
};

/** The file, or what the history itself keeps. */
const openSource = async (folder: BodyFolder, { id, response }: Exchange): Promise<BodySource> => {
  if (response === undefined) throw noBody();
  try {
    const file = response.body.isKept ? await folder.open(id) : undefined;
    if (file !== undefined) return file;
  } catch (thrown) {
    throw thrown instanceof AppFailure ? thrown : unreadable(thrown);
  }
  const { encoding, content } = response.body;
  const bytes = Buffer.from(content, encoding === "text" ? "utf8" : "base64");
  return {
    sizeInBytes: bytes.byteLength,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
};

const noBody = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "This exchange has no answer.",
    advice: "Send the request again.",
  });

const unreadable = (thrown: unknown): AppFailure => {
  const code = (thrown as NodeJS.ErrnoException).code;
  return new AppFailure(
    {
      code: "body_not_kept",
      message:
        code === "ENOENT" ? "The file of this answer is gone." : "The file of this answer can't be read.",
      advice: "Only its beginning is there. Send the request again to get all of it.",
      cause: code ?? "altered",
    },
    { cause: thrown },
  );
};
