import { IconCheck, IconPencil } from "@tabler/icons-react";
import type { DoctorFinding, DoctorFix } from "#shared/doctor/diagnosis.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, StatusIcon, useCopy } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./finding.module.css";
import { administratorWords, type FindingFact, findingFacts, resultStatus } from "./finding-words.ts";

interface FindingProps {
  readonly finding: DoctorFinding;
  /** When the provider was asked, epoch ms. */
  readonly seenAt: number | undefined;
  readonly onFix: (fix: DoctorFix) => void;
  /** Leads to the field that it is about, where it is one of ours. */
  readonly onEdit: (() => void) | undefined;
}

/** A failure or a warning: what is wrong, what was compared, and the one thing to do about it. */
export function Finding({ finding, seenAt, onFix, onEdit }: FindingProps) {
  const { title, result, advice, fix, ask } = finding;
  const { status, word } = resultStatus[result];
  const { sentence, facts } = findingFacts(finding);
  const words = [sentence, advice].filter(Boolean).join(" ");
  const canAsk = !fix && ask !== undefined;
  return (
    <li className={styles.finding}>
      <StatusIcon status={status} label={word} />
      <h3 className={styles.title}>
        <Untrusted text={title} />
      </h3>
      <div className={styles.body}>
        {facts.length > 0 && <Facts facts={facts} />}
        {(words !== "" || canAsk) && (
          <p className={styles.advice}>
            <Untrusted text={words} /> {canAsk && <CopyAsk message={administratorWords(finding, seenAt)} />}
          </p>
        )}
        {fix && (
          <Button size="small" icon={IconCheck} onClick={() => onFix(fix)}>
            {visibleText(fix.label)}
          </Button>
        )}
        {!fix && !canAsk && onEdit && (
          <Button size="small" icon={IconPencil} onClick={onEdit}>
            Edit
          </Button>
        )}
      </div>
    </li>
  );
}

function Facts({ facts }: { readonly facts: readonly FindingFact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, isCode }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd className={classNames(isCode && text.mono)}>
            <Untrusted text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CopyAsk({ message }: { readonly message: string }) {
  const { outcome, copy } = useCopy();
  return (
    <button type="button" className={styles.copy} onClick={() => void copy(message)}>
      {outcome === "copied"
        ? "Copied"
        : outcome === "failed"
          ? "Could not copy"
          : "Copy for the administrator"}
    </button>
  );
}
