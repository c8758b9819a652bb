import { IconRefresh } from "@tabler/icons-react";
import { useRef } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { Diagnosis, DoctorFinding, DoctorFix } from "#shared/doctor/diagnosis.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  classNames,
  ErrorNotice,
  IconButton,
  LoadingBar,
  Skeleton,
  StatusText,
  TimeText,
} from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { AreaList } from "./area-list.tsx";
import { countResults, problemsOf } from "./arrange-findings.ts";
import { ChangesList } from "./changes-list.tsx";
import styles from "./doctor-pane.module.css";
import { Finding } from "./finding.tsx";

interface DoctorPaneProps {
  /** Absent until the doctor has looked for the first time. */
  readonly diagnosis: Diagnosis | undefined;
  readonly isRunning: boolean;
  /** Why there is no new diagnosis; the old one stays. */
  readonly error?: AppError | undefined;
  /** Asks the provider; absent where it is not known yet whom to ask. */
  readonly onRun: (() => void) | undefined;
  /** Makes a finding's change in the form; it is not saved by that. */
  readonly onFix: (fix: DoctorFix) => void;
  /** The way to the field that a finding is about, for findings that nothing else can be done about. */
  readonly editOf?: ((finding: DoctorFinding) => (() => void) | undefined) | undefined;
}

/** Whether a configuration can work: what failed, what warns, and what was looked at. */
export function DoctorPane({ diagnosis, isRunning, error, onRun, onFix, editOf }: DoctorPaneProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const isUnasked = diagnosis !== undefined && diagnosis.fetchedAt === undefined;
  const fix = (chosen: DoctorFix) => {
    // The button goes with its finding; the keyboard must not be lost with it.
    head.current?.focus();
    onFix(chosen);
  };
  return (
    <div className={styles.doctor} aria-busy={isRunning}>
      <div className={styles.head}>
        <h2 ref={head} tabIndex={-1} className={styles.title}>
          Doctor
        </h2>
        {diagnosis && <Looked at={diagnosis.fetchedAt} />}
        {!isUnasked && onRun && (
          <IconButton
            size="small"
            icon={IconRefresh}
            label="Ask the provider again"
            busy={isRunning}
            onClick={onRun}
          />
        )}
      </div>
      <LoadingBar active={isRunning && diagnosis !== undefined} />
      {error && (
        <div className={styles.error}>
          <ErrorNotice
            error={error}
            title="The doctor could not look"
            action={
              onRun && (
                <Button size="small" onClick={onRun}>
                  Try again
                </Button>
              )
            }
          />
        </div>
      )}
      {isUnasked && onRun && (
        <div className={styles.ask}>
          <Button size="small" icon={IconRefresh} busy={isRunning} onClick={onRun}>
            Ask the provider
          </Button>
        </div>
      )}
      {diagnosis && <Diagnosed diagnosis={diagnosis} onFix={fix} editOf={editOf} />}
      {!diagnosis && !error && <Skeleton rows={8} />}
    </div>
  );
}

function Looked({ at }: { readonly at: number | undefined }) {
  return (
    <span className={classNames(text.small, text.third)}>
      {at === undefined ? "provider not asked" : <TimeText at={at} />}
    </span>
  );
}

interface DiagnosedProps extends Pick<DoctorPaneProps, "onFix" | "editOf"> {
  readonly diagnosis: Diagnosis;
}

function Diagnosed({ diagnosis, onFix, editOf }: DiagnosedProps) {
  const problems = problemsOf(diagnosis);
  return (
    <>
      <Counts diagnosis={diagnosis} />
      {problems.length > 0 && (
        <ul>
          {problems.map((finding) => (
            <Finding
              key={finding.checkId}
              finding={finding}
              seenAt={diagnosis.fetchedAt}
              onFix={onFix}
              onEdit={editOf?.(finding)}
            />
          ))}
        </ul>
      )}
      <div className={styles.areas}>
        <AreaList diagnosis={diagnosis} />
        <ChangesList changes={diagnosis.changes} />
      </div>
    </>
  );
}

/** "1 failed", "2 warnings", "31 passed"; what is zero is left out. */
function Counts({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { failed, warning, passed } = countResults(diagnosis.findings);
  return (
    <p className={styles.counts}>
      {failed > 0 && <StatusText status="failed">{String(failed)} failed</StatusText>}
      {warning > 0 && <StatusText status="warning">{countWords(warning, "warning")}</StatusText>}
      <StatusText status="passed">{String(passed)} passed</StatusText>
    </p>
  );
}
