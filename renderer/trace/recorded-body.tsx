import type { RecordedBody as Body, RecordedHeader } from "#shared/trace/trace-entry.ts";
import { text } from "../theme/index.ts";
import { classNames, formatBytes, JsonView, KeyValueList } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { formPairs } from "./form-pairs.ts";
import { RecordedValue } from "./recorded-value.tsx";

interface RecordedBodyProps {
  /** Name for a screen reader: "Response body". */
  readonly label: string;
  readonly body: Body;
  readonly headers: readonly RecordedHeader[];
}

/** A recorded body: a form as names and values, anything else as text, JSON tinted. */
export function RecordedBody({ label, body, headers }: RecordedBodyProps) {
  if (body.sizeInBytes === 0) return <p className={classNames(text.small, text.third)}>No body</p>;
  if (body.text === undefined)
    return <p className={classNames(text.small, text.third)}>Binary, {formatBytes(body.sizeInBytes)}</p>;
  return (
    <>
      {isForm(headers) ? (
        <RecordedPairs pairs={formPairs(body.text)} />
      ) : (
        <JsonView label={label} text={visibleText(body.text, { lines: true })} lineNumbers={false} />
      )}
      {body.truncated && (
        <p className={classNames(text.small, text.third)}>
          The beginning of {formatBytes(body.sizeInBytes)}; the rest was not kept.
        </p>
      )}
    </>
  );
}

/** Names and values as they were recorded. */
export function RecordedPairs({ pairs }: { readonly pairs: readonly RecordedHeader[] }) {
  return (
    <KeyValueList
      mono
      cut
      items={pairs.map(({ name, value }) => ({
        name: visibleText(name),
        // What a proof says stands at its end.
        value: <RecordedValue value={value} wraps={name.toLowerCase() === "dpop"} />,
      }))}
    />
  );
}

const isForm = (headers: readonly RecordedHeader[]): boolean =>
  headers.some(
    ({ name, value }) =>
      name.toLowerCase() === "content-type" && value.toLowerCase().includes("x-www-form-urlencoded"),
  );
