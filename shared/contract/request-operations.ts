import { z } from "zod";
import type { Exchange } from "../requests/exchange.ts";
import type { SavedRequest } from "../requests/request-draft.ts";
import { requestDraftSchema } from "../requests/request-draft-schema.ts";
import type { RequestFolder } from "../requests/request-folder.ts";
import { type Environment, type VariableView, variableDraftsSchema } from "../requests/variable.ts";
import { exchangeOperations, tokenState } from "./exchange-operations.ts";
import { byId, id, nothing, operation } from "./operation.ts";

const name = z.string().trim().min(1, "A name is needed.").max(200);
/** Into a folder or into none, before another of its kind or as the last. */
const place = { id, folderId: id.optional(), beforeId: id.optional() };

/** Saved requests in their folders, environments, sending, and the history of exchanges. */
export const requestOperations = {
  "folders.list": operation<readonly RequestFolder[]>()(nothing),
  /** Makes a folder, within another or as a collection, or changes one; without variables it keeps its own. */
  "folders.save": operation<RequestFolder>()(
    z.strictObject({
      id: id.optional(),
      parentId: id.optional(),
      name,
      variables: variableDraftsSchema.optional(),
    }),
  ),
  /** Copies it with all that is in it, secret values too. */
  "folders.duplicate": operation<RequestFolder>()(byId),
  "folders.move": operation<void>()(z.strictObject(place)),
  /** Deletes it with all that is in it. */
  "folders.delete": operation<void>()(byId),
  "environments.list": operation<readonly Environment[]>()(nothing),
  "environments.save": operation<Environment>()(
    z.strictObject({ id: id.optional(), name, variables: variableDraftsSchema.optional() }),
  ),
  "environments.duplicate": operation<Environment>()(byId),
  "environments.delete": operation<void>()(byId),
  "requests.list": operation<readonly SavedRequest[]>()(nothing),
  /** A new one becomes the last of its folder. */
  "requests.save": operation<SavedRequest>()(
    z.strictObject({ id: id.optional(), folderId: id.optional(), request: requestDraftSchema }),
  ),
  "requests.duplicate": operation<SavedRequest>()(byId),
  "requests.move": operation<void>()(z.strictObject(place)),
  "requests.delete": operation<void>()(byId),
  /** `sendingId` is chosen by the caller, so that it can cancel before the answer is there. */
  "requests.send": operation<Exchange>()(
    z.strictObject({
      sendingId: id,
      savedRequestId: id.optional(),
      /** Of a request that is not saved yet: the folder whose variables count. */
      folderId: id.optional(),
      request: requestDraftSchema,
      tokenState,
    }),
  ),
  "requests.cancel": operation<void>()(z.strictObject({ sendingId: id })),
  /** What answers to single requests have set in a collection, or in none. */
  "variables.captured": operation<readonly VariableView[]>()(z.strictObject({ collectionId: id.optional() })),
  /** One, or without a name all of the collection. */
  "variables.forgetCaptured": operation<void>()(
    z.strictObject({ collectionId: id.optional(), name: z.string().max(256).optional() }),
  ),
  ...exchangeOperations,
};
