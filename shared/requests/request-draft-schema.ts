import { z } from "zod";
import { requestMethods } from "./request-draft.ts";

const MEBIBYTE = 1024 * 1024;

const name = z.string().max(1024);
const value = z.string().max(MEBIBYTE);
const mediaType = z.string().max(256);
const text = z.string().max(10 * MEBIBYTE);
const id = z.string().min(1).max(64);
/** A row that is switched off stays written down and is not sent. */
const enabled = z.boolean();

/** A file that the person chose in a dialog; its path is the main process's alone. */
export const fileReferenceSchema = z.strictObject({
  id,
  name: z.string().max(1024),
  sizeInBytes: z.number().int().nonnegative(),
});

const part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), name, value, mediaType, enabled }),
  z.strictObject({ kind: z.literal("file"), name, file: fileReferenceSchema.optional(), mediaType, enabled }),
]);

/** What is sent after the headers. An empty media type is the usual one of its kind. */
export const requestBodySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("json"), text }),
  z.strictObject({ kind: z.literal("text"), text, mediaType }),
  z.strictObject({
    kind: z.literal("form"),
    fields: z.array(z.strictObject({ name, value, enabled })).max(1000),
  }),
  z.strictObject({ kind: z.literal("multipart"), parts: z.array(part).max(1000) }),
  z.strictObject({ kind: z.literal("file"), file: fileReferenceSchema.optional(), mediaType }),
]);

const anonymous = z.strictObject({ kind: z.literal("anonymous") });
const user = z.strictObject({ kind: z.literal("user"), userId: id });
/** The client itself, by a token of its own (RFC 6749 4.4). */
const client = z.strictObject({ kind: z.literal("client"), configurationId: id });

/** An identity that requests are sent as. */
export const currentIdentitySchema = z.discriminatedUnion("kind", [anonymous, user, client]);

/** Who a request is sent as; `current` is whoever the settings name for all such requests. */
export const sendAsSchema = z.discriminatedUnion("kind", [
  anonymous,
  z.strictObject({ kind: z.literal("current") }),
  user,
  client,
]);

const statusPattern = /^[1-5](\d\d|xx)$/;
/** A JMESPath expression over the answer's JSON. */
const expression = z.string().max(4096);

/** What an answer should be. */
export const expectationSchema = z.discriminatedUnion("kind", [
  /** A status, or a class of them: `201`, `2xx`. */
  z.strictObject({
    kind: z.literal("status"),
    status: z.string().regex(statusPattern, "A status is three digits, or a class such as 2xx."),
  }),
  z.strictObject({
    kind: z.literal("header"),
    name,
    test: z.enum(["is_present", "is_absent", "equals", "contains"]),
    value,
  }),
  /** `value` is JSON, or else text as it is. */
  z.strictObject({
    kind: z.literal("json"),
    expression,
    test: z.enum(["is_present", "is_absent", "equals", "contains"]),
    value,
  }),
  z.strictObject({ kind: z.literal("time"), withinMs: z.number().int().min(1).max(3_600_000) }),
]);

/** Sets a variable from the answer's JSON, for requests that come after it. */
export const captureSchema = z.strictObject({ variable: z.string().max(256), expression });

export const requestMethodSchema = z.enum(requestMethods);

/**
 * A request as it is typed. Its texts may hold variables, `{{name}}`; with their values in place they are checked
 * again when it is sent.
 */
export const requestDraftSchema = z.strictObject({
  name: z.string().trim().min(1, "A name is needed.").max(200),
  method: requestMethodSchema,
  url: z.string().max(16384),
  headers: z
    .array(z.strictObject({ name: z.string().max(256), value: z.string().max(16384), enabled }))
    .max(200),
  body: requestBodySchema,
  sendAs: sendAsSchema,
  /** Which token of its identity goes with it. */
  token: z.enum(["access_token", "id_token", "none"]),
  /** Whether a 3xx is followed, or is the answer. */
  redirects: z.enum(["follow", "stop"]),
  /** From the sending to the answer's last byte. */
  timeLimitInSeconds: z.number().int().min(1).max(3600),
  /** Of the answer's body, unpacked; 0: no limit. */
  sizeLimitInMebibytes: z.number().int().min(0).max(1_048_576),
  expectations: z.array(expectationSchema).max(100),
  captures: z.array(captureSchema).max(100),
});
