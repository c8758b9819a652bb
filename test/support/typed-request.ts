import { emptyRequestDraft, type RequestBody, type RequestDraft } from "#shared/requests/request-draft.ts";

/** A request as tests write it: a body may be its text alone, and a user's id says whom it is sent as. */
export type TypedRequest = Partial<Omit<RequestDraft, "body" | "headers">> & {
  readonly body?: string | RequestBody;
  readonly headers?: readonly { readonly name: string; readonly value: string; readonly enabled?: boolean }[];
  /** Absent: anonymous, unless `sendAs` says otherwise. */
  readonly userId?: string | undefined;
};

/** Fills in what was not written. */
export const typedRequest = ({ body, headers = [], userId, ...rest }: TypedRequest): RequestDraft => ({
  ...emptyRequestDraft,
  sendAs: userId === undefined ? { kind: "anonymous" } : { kind: "user", userId },
  ...rest,
  headers: headers.map((header) => ({ enabled: true, ...header })),
  body: typeof body === "string" ? bodyOf(body) : (body ?? { kind: "none" }),
});

const bodyOf = (text: string): RequestBody => {
  if (text === "") return { kind: "none" };
  try {
    JSON.parse(text);
    return { kind: "json", text };
  } catch {
    return { kind: "text", text, mediaType: "" };
  }
};
