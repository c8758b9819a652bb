import { z } from "zod";
import {
  curlShells,
  type ExportOutcome,
  exportFormats,
  type ImportOutcome,
  type ImportPreview,
  type ReadCurl,
  type WrittenCurl,
} from "../requests/interchange.ts";
import { requestDraftSchema } from "../requests/request-draft-schema.ts";
import { byId, id, operation } from "./operation.ts";

const name = z.string().trim().min(1, "A name is needed.").max(200);

/** Requests that come from and go to other tools and files. The window never says a path. */
export const interchangeOperations = {
  /** Asks the person for a file and reads it, as a task with this id; undefined: none was chosen. */
  "requests.import.file": operation<ImportPreview | undefined>()(byId),
  /** The same for a folder: our own, or a Bruno collection. */
  "requests.import.folder": operation<ImportPreview | undefined>()(byId),
  /** Reads what was pasted, or the text of a file that was dropped. */
  "requests.import.text": operation<ImportPreview>()(
    z.strictObject({ id, text: z.string().max(50 * 1024 * 1024), name: z.string().max(1024).optional() }),
  ),
  /** Keeps what was previewed: all of it or nothing. Into a folder, or as a collection of this name. */
  "requests.import.apply": operation<ImportOutcome>()(z.strictObject({ id, name, folderId: id.optional() })),
  /** Deletes what the last import brought, with what was changed of it since. */
  "requests.import.undo": operation<void>()(byId),
  /** Forgets a preview that is not wanted, and ends its reading. */
  "requests.import.forget": operation<void>()(byId),
  /** Asks for a place and writes a collection; undefined: none was chosen. */
  "requests.export.collection": operation<ExportOutcome | undefined>()(
    z.strictObject({ id, format: z.enum(exportFormats), environments: z.boolean() }),
  ),
  /** Asks for a file and writes exchanges as HAR, redacted as they were recorded; undefined: none was chosen. */
  "requests.export.exchanges": operation<ExportOutcome | undefined>()(
    z.strictObject({ ids: z.array(id).min(1).max(1000) }),
  ),
  "requests.readCurl": operation<ReadCurl>()(z.strictObject({ text: z.string().max(1024 * 1024) })),
  /** With the values of variables in place, but of no secret one, and never with a token. */
  "requests.writeCurl": operation<WrittenCurl>()(
    z.strictObject({ request: requestDraftSchema, folderId: id.optional(), shell: z.enum(curlShells) }),
  ),
};
