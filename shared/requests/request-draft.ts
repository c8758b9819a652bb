// Values and types without their schema, so that the window does not load zod for them.
import type { z } from "zod";
import type {
  captureSchema,
  currentIdentitySchema,
  expectationSchema,
  fileReferenceSchema,
  requestBodySchema,
  requestDraftSchema,
  sendAsSchema,
} from "./request-draft-schema.ts";

/** Methods of an authorized request. */
export const requestMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type RequestMethod = (typeof requestMethods)[number];

export type RequestDraft = Readonly<z.infer<typeof requestDraftSchema>>;
export type RequestBody = Readonly<z.infer<typeof requestBodySchema>>;
export type RequestHeader = RequestDraft["headers"][number];
export type FileReference = Readonly<z.infer<typeof fileReferenceSchema>>;
/** Who a request is sent as in the end: `current` is somebody then. */
export type CurrentIdentity = Readonly<z.infer<typeof currentIdentitySchema>>;
export type SendAs = Readonly<z.infer<typeof sendAsSchema>>;
export type Expectation = Readonly<z.infer<typeof expectationSchema>>;
export type Capture = Readonly<z.infer<typeof captureSchema>>;

/** A request without anything typed. */
export const emptyRequestDraft: RequestDraft = {
  name: "",
  method: "GET",
  url: "",
  headers: [],
  body: { kind: "none" },
  sendAs: { kind: "current" },
  token: "access_token",
  redirects: "follow",
  timeLimitInSeconds: 300,
  sizeLimitInMebibytes: 25,
  expectations: [],
  captures: [],
};

/** A request that is kept. */
export interface SavedRequest extends RequestDraft {
  readonly id: string;
  /** The folder it is in; absent: none. */
  readonly folderId?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Status of the newest exchange; absent when there was no answer, or no exchange that is kept. */
  readonly lastStatus?: number;
  /** Exchanges in the history; it forgets those that are older than the settings keep them. */
  readonly sentCount: number;
  /** What was typed can't be read (`secret_unreadable`): URL, headers, body and what is expected are empty here. */
  readonly unreadable?: true;
}

/** Takes what was typed out of a saved request. */
export const draftOfSaved = (saved: SavedRequest): RequestDraft => {
  const {
    id: _id,
    folderId: _folder,
    createdAt: _created,
    updatedAt: _updated,
    lastStatus: _status,
    sentCount: _sent,
    unreadable: _unreadable,
    ...draft
  } = saved;
  return draft;
};
