import { z } from "zod";

/** Methods of an authorized request. */
export const requestMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type RequestMethod = (typeof requestMethods)[number];

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
export type RequestDraft = Readonly<z.infer<typeof requestDraftSchema>>;

/** A request that is kept. */
export interface SavedRequest extends RequestDraft {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastStatus?: number;
  readonly sentCount: number;
}
