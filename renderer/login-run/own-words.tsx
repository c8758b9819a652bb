import type { AppError } from "#shared/app-error.ts";
import { text } from "../theme/index.ts";
import { classNames } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import { SaidWords } from "./said-words.tsx";

interface OwnWordsProps {
  readonly error: AppError;
  /** Nothing more will come: no explanation is on its way. */
  readonly alone: boolean;
}

/** What an error itself says, where it is not explained, or not yet. */
export function OwnWords({ error, alone }: OwnWordsProps) {
  return (
    <>
      <h2>
        <Untrusted text={error.message.replace(/\.$/u, "")} />
      </h2>
      <SaidWords said={saidBy(error)} />
      {alone && (
        <>
          <Cause error={error} />
          <h3>What to do</h3>
          <p>{error.advice}</p>
        </>
      )}
    </>
  );
}

const saidBy = ({ wire }: AppError): readonly { readonly name: string; readonly value: string }[] => {
  const code = [wire?.httpStatus, wire?.error].filter((part) => part !== undefined).join(" ");
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["error", code],
    ["description", wire?.errorDescription],
    ["more at", wire?.errorUri],
    ["request ID", wire?.requestId],
    ["correlation ID", wire?.correlationId],
  ];
  return lines.flatMap(([name, value]) => (value ? [{ name, value }] : []));
};

/** The technical cause and the standard. */
function Cause({ error: { cause, source } }: { readonly error: AppError }) {
  if (!cause && !source) return undefined;
  return (
    <p className={classNames(text.small, text.third)}>
      {cause && (
        <code>
          <Untrusted text={cause} />
        </code>
      )}
      {cause && source && " · "}
      {source}
    </p>
  );
}
