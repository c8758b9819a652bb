import type { ServerResponse } from "node:http";
import type { AnswerBend, Members } from "./script.ts";

/** An answer of the provider before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly document?: Members;
  /** A body that is no JSON document. */
  readonly text?: { readonly mediaType: string; readonly content: string };
}

/** Writes the right answer as a test wants it bent. */
export const writeAnswer = async (
  response: ServerResponse,
  right: Answer,
  bend: AnswerBend,
): Promise<void> => {
  if (bend.never) return;
  await bend.after;
  const document = bend.document === undefined ? right.document : bend.document(right.document ?? {});
  const rewrite = bend.rewrite ?? ((json: string) => json);
  const rightContent =
    right.text?.content ?? (document === undefined ? "" : rewrite(JSON.stringify(document)));
  const body = Buffer.from(bend.content ?? rightContent);
  const rightMediaType = right.text?.mediaType ?? "application/json";
  const mediaType = bend.content === undefined ? rightMediaType : "text/html; charset=utf-8";
  response.writeHead(bend.status ?? right.status, {
    ...(body.length === 0 ? {} : { "content-type": mediaType }),
    ...(bend.status === undefined ? right.headers : {}),
    ...bend.headers,
    "content-length": body.length,
  });
  const half = body.subarray(0, body.length / 2);
  if (bend.stalls) response.write(half);
  else if (bend.breaksOff) response.write(half, () => response.destroy());
  else response.end(body);
};
