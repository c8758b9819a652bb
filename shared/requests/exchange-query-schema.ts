import { z } from "zod";
import { currentIdentitySchema, requestMethodSchema } from "./request-draft-schema.ts";

const id = z.string().min(1).max(64);

/** What exchanges of the history must have; what is left out may be anything. */
export const exchangeQuerySchema = z.strictObject({
  /** Words that all stand in the shown URL, in who it was sent as, or in the name of the saved request. */
  text: z.string().max(200).optional(),
  method: requestMethodSchema.optional(),
  /** A status, a class of them such as `4xx`, or `none`: there was no answer. */
  status: z
    .string()
    .regex(/^([1-5](\d\d|xx)|none)$/)
    .optional(),
  identity: currentIdentitySchema.optional(),
  configurationId: id.optional(),
  savedRequestId: id.optional(),
  userId: id.optional(),
  runId: id.optional(),
  /** Of those of runs, too; `false`: only what was sent by itself. */
  ofRuns: z.boolean().optional(),
  /** When it was sent, epoch ms: not before, and before. */
  from: z.number().int().nonnegative().optional(),
  to: z.number().int().nonnegative().optional(),
});
