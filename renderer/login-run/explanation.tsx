import { IconLock } from "@tabler/icons-react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { CheckEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Button, CopyButton, classNames, Icon, type KeyValue, KeyValueList } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { administratorMessage, concernsAdministrator } from "./administrator-message.ts";
import styles from "./explanation.module.css";
import { fieldWords } from "./field-words.ts";
import { MethodChange } from "./method-change.tsx";
import { ExpectedFound } from "./step-detail.tsx";
import { suggestMethod } from "./suggest-method.ts";

interface ExplanationProps {
  readonly run: LoginRun;
  readonly error: AppError;
  readonly trace: readonly TraceEntry[];
  /** Absent while it is read, and when it has been deleted. */
  readonly configuration: ClientConfiguration | undefined;
}

/** Why a run failed: what the provider said, what it means, what to change here, and what to ask. */
export function Explanation({ run, error, trace, configuration }: ExplanationProps) {
  const facts = factsOf(error, trace);
  const isSaidByFacts = facts.length > 0;
  return (
    <div className={styles.explanation}>
      <h2>
        <Untrusted text={error.message.replace(/\.$/u, "")} />
      </h2>
      {!isSaidByFacts && <Cause error={error} />}
      <WireWords error={error} />
      {isSaidByFacts && <Meaning error={error} facts={facts} />}
      <Change error={error} configuration={configuration} />
      {concernsAdministrator(error) && (
        <AdministratorPart message={administratorMessage(run, trace, configuration)} />
      )}
    </div>
  );
}

function WireWords({ error: { wire } }: { readonly error: AppError }) {
  const code = [wire?.httpStatus, wire?.error].filter((part) => part !== undefined).join(" ");
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["error", code],
    ["description", wire?.errorDescription],
    ["more at", wire?.errorUri],
    ["request ID", wire?.requestId],
  ];
  const said = lines.flatMap(([name, value]) => (value ? [{ name, value }] : []));
  if (said.length === 0) return undefined;
  const items: readonly KeyValue[] = said.map(({ name, value }) => ({
    name,
    value: (
      <span className={classNames(name === "error" && text.bad)}>
        <Untrusted text={value} />
      </span>
    ),
  }));
  return (
    <>
      <h3>What the provider said</h3>
      <div className={styles.said}>
        <KeyValueList mono items={items} />
        <CopyButton
          label="Copy what the provider said"
          text={said.map(({ name, value }) => `${name}: ${value}`).join("\n")}
        />
      </div>
    </>
  );
}

/** The checks that say why; the status of the answer is said above already. */
const factsOf = (error: AppError, trace: readonly TraceEntry[]): readonly CheckEntry[] =>
  trace.filter(
    (entry): entry is CheckEntry =>
      entry.kind === "check" &&
      entry.checkId !== "token.success" &&
      (entry.result === "failed" || (entry.result === "warning" && error.wire !== undefined)),
  );

function Meaning({ error, facts }: { readonly error: AppError; readonly facts: readonly CheckEntry[] }) {
  return (
    <>
      <h3>What it means</h3>
      {facts.map((check) => (
        <div key={check.id} className={styles.fact}>
          <p>{check.title}</p>
          <ExpectedFound check={check} />
        </div>
      ))}
      {error.source && <p className={classNames(text.small, text.third)}>{error.source}</p>}
    </>
  );
}

/** The technical cause and the standard, where no check says more. */
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

function Change({ error, configuration }: Pick<ExplanationProps, "error" | "configuration">) {
  const label = error.field === undefined ? undefined : fieldWords(error.field);
  const method = configuration && suggestMethod(error, configuration);
  const { field } = error;
  return (
    <>
      <h3>{label || method ? "Change here" : "What to do"}</h3>
      {!method && <p>{error.advice}</p>}
      {configuration && method && <MethodChange configuration={configuration} method={method} />}
      {configuration && label && field !== undefined && (
        <div className={styles.change}>
          <span className={classNames(text.grow, text.cut)}>
            {method ? `If it fails again: ${label}` : label}
          </span>
          <Button
            size="small"
            onClick={() => navigate({ page: "configurations", id: configuration.id, field })}
          >
            {field === "clientSecret" ? "Replace" : "Edit"}
          </Button>
        </div>
      )}
    </>
  );
}

function AdministratorPart({ message }: { readonly message: string }) {
  return (
    <>
      <div className={styles.ask}>
        <h3>Ask the administrator</h3>
        <span className={styles.note}>
          <Icon of={IconLock} size={14} />
          no secret in it
        </span>
        <CopyButton label="Copy message" text={message} words />
      </div>
      <pre className={styles.message}>{visibleText(message, { lines: true })}</pre>
    </>
  );
}
