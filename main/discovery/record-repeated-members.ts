import type { HttpResponse } from "../ports/http.ts";
import type { TraceRecorder } from "../trace/index.ts";
import type { DocumentKind } from "./read-json-document.ts";
import { repeatedMembers } from "./repeated-members.ts";

const MAX_NAMED = 8;

/**
 * Records a warning where members of a document, which was read already, occur twice: the last one counts here, and
 * another application may take the first. A document without is not spoken of.
 */
export const recordRepeatedMembers = (
  recorder: Pick<TraceRecorder, "check">,
  response: HttpResponse,
  { title, step }: DocumentKind,
): void => {
  const repeated = repeatedMembers(new TextDecoder().decode(response.body));
  if (repeated.length === 0) return;
  const more = repeated.length - MAX_NAMED;
  recorder.check(step, {
    checkId: `${step}.repeated_members`,
    title: `No member of the ${title} occurs twice`,
    source: "RFC 8259 4",
    result: "warning",
    expected: "each member once",
    found: repeated.slice(0, MAX_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : ""),
  });
};
