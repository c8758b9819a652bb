import { IconLock } from "@tabler/icons-react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Explanation as Explained } from "#shared/explain/explanation.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { CheckEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { CopyButton, classNames, ErrorNotice, Icon } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import { ExplainedChanges } from "./explained-changes.tsx";
import { ExplainedText } from "./explained-text.tsx";
import styles from "./explanation.module.css";
import { OwnWords } from "./own-words.tsx";
import { SaidWords } from "./said-words.tsx";
import { ExpectedFound } from "./step-detail.tsx";
import { tellingChecks } from "./telling-checks.ts";

interface ExplanationProps {
  readonly run: LoginRun;
  readonly error: AppError;
  readonly trace: readonly TraceEntry[];
  /** Absent while it is read, and when it has been deleted. */
  readonly configuration: ClientConfiguration | undefined;
}

/** Why a run failed: what the provider said, what it means, what to change here, and what to ask. */
export function Explanation({ run, error, trace, configuration }: ExplanationProps) {
  const read = useRead("login.explain", { id: run.id });
  const explanation = read.data;
  if (!explanation) {
    const failure = read.error ? errorOf(read.error) : undefined;
    return (
      <div className={styles.explanation}>
        <OwnWords error={error} alone={failure !== undefined} />
        {/* Without its configuration nothing can be explained, and the error's own words are all there is. */}
        {failure && failure.code !== "not_found" && (
          <ErrorNotice error={failure} title="The explanation could not be read" />
        )}
      </div>
    );
  }
  const isOfChanged =
    configuration !== undefined && wasChangedBetween(run, configuration, read.dataUpdatedAt);
  return (
    <div className={styles.explanation}>
      <h2>
        <ExplainedText words={explanation.title} />
      </h2>
      <SaidWords said={explanation.said} />
      <Meaning explanation={explanation} checks={tellingChecks(trace, error, explanation.meaning)} />
      {isOfChanged && (
        <p className={classNames(text.small, text.warn)}>
          The configuration was changed after this login: this goes by what it is now.
        </p>
      )}
      <Causes causes={explanation.causes} />
      <ExplainedChanges
        configurationId={run.configurationId}
        configuration={configuration}
        changes={explanation.changes}
      />
      {explanation.message !== "" && <AdministratorPart message={explanation.message} />}
    </div>
  );
}

/** An explanation is made of the configuration as it is when it is asked for. */
const wasChangedBetween = (run: LoginRun, configuration: ClientConfiguration, readAt: number): boolean =>
  configuration.updatedAt > run.startedAt && configuration.updatedAt < readAt;

interface MeaningProps {
  readonly explanation: Explained;
  readonly checks: readonly CheckEntry[];
}

function Meaning({ explanation: { meaning, source }, checks }: MeaningProps) {
  if (meaning === "" && checks.length === 0) return undefined;
  return (
    <>
      <h3>What it means</h3>
      <p>
        <ExplainedText words={meaning} />
        {source && <span className={classNames(text.small, text.third)}> {source}</span>}
      </p>
      {checks.map((check) => (
        <div key={check.id} className={styles.fact}>
          <p>{check.title}</p>
          <ExpectedFound check={check} />
        </div>
      ))}
    </>
  );
}

function Causes({ causes }: { readonly causes: readonly string[] }) {
  if (causes.length === 0) return undefined;
  return (
    <>
      <h3>Usual causes</h3>
      <ul className={styles.causes}>
        {causes.map((cause) => (
          <li key={cause}>
            <ExplainedText words={cause} />
          </li>
        ))}
      </ul>
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
      <div className={styles.message}>{visibleText(message)}</div>
    </>
  );
}
