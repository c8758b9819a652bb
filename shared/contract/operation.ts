import { z } from "zod";

/** An operation of the main process: what it takes, checked on arrival, and what it answers. */
export interface Operation<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Only a type; there is no such member at run time. */
  readonly output?: Output;
}

/** Defines an operation: its output's type, then its input's schema. */
export const operation =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Operation<Input, Output> => ({ input });

export const nothing = z.undefined();
/** Of anything that is kept. */
export const id = z.string().min(1).max(64);
export const byId = z.strictObject({ id });
/** Members of a query for one page of a list. */
export const page = { after: z.string().max(256).optional(), limit: z.number().int().min(1).max(500) };
