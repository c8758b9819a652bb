import { z } from "zod";
import type { FileReference } from "../requests/request-draft.ts";
import {
  type BodyBytes,
  type BodyMatches,
  type BodyRows,
  bodyViews,
  type SavedBody,
} from "../requests/response-body.ts";
import { id, nothing, operation } from "./operation.ts";

const exchangeId = id;
const view = z.enum(bodyViews);
const position = z.number().int().nonnegative();

/** Files of bodies that are sent, and the bodies of answers. */
export const bodyOperations = {
  /** Asks for a file; undefined: none was chosen. Its path stays in the main process. */
  "requests.chooseFile": operation<FileReference | undefined>()(nothing),
  "requests.body.rows": operation<BodyRows>()(
    z.strictObject({ exchangeId, view, first: position, count: z.number().int().min(1).max(1000) }),
  ),
  "requests.body.read": operation<BodyBytes>()(
    z.strictObject({
      exchangeId,
      offset: position,
      length: z
        .number()
        .int()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
  ),
  /** Without regard to case. A search of the same body that is still under way ends (`request_cancelled`). */
  "requests.body.search": operation<BodyMatches>()(
    z.strictObject({ exchangeId, view, text: z.string().min(1).max(1000) }),
  ),
  /** Asks for a file and writes the body into it; undefined: none was chosen. */
  "requests.body.save": operation<SavedBody | undefined>()(z.strictObject({ exchangeId })),
};
