import { z } from "zod";
import { requestMethods } from "./request-draft.ts";

/** A request as it is typed; the URL and headers are checked again when it is sent. */
export const requestDraftSchema = z.strictObject({
  name: z.string().trim().min(1, "A name is needed.").max(200),
  method: z.enum(requestMethods),
  url: z.string().max(16384),
  headers: z.array(z.strictObject({ name: z.string().max(256), value: z.string().max(16384) })).max(200),
  /** Text of the body; empty: none is sent. */
  body: z.string().max(10 * 1024 * 1024),
  /** The identity it is sent as; absent: anonymous. */
  userId: z.string().max(64).optional(),
});
