// Values and types without their schema, so that the window does not load zod for them.
import type { z } from "zod";
import type { requestDraftSchema } from "./request-draft-schema.ts";

/** Methods of an authorized request. */
export const requestMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type RequestMethod = (typeof requestMethods)[number];

export type RequestDraft = Readonly<z.infer<typeof requestDraftSchema>>;

/** A request that is kept. */
export interface SavedRequest extends RequestDraft {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Status of the newest exchange; absent when there was no answer, or no exchange that is kept. */
  readonly lastStatus?: number;
  /** Exchanges in the history; it forgets those that are older than the settings keep them. */
  readonly sentCount: number;
  /** What was typed can't be read (`secret_unreadable`): URL, headers and body are empty here. */
  readonly unreadable?: true;
}
