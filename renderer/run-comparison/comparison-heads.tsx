import type { LoginRun } from "#shared/login/login-run.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { formatDuration, formatInstant, StatusIcon, tooltipWhenCut } from "../ui/index.ts";
import { runPerson, runStatus, runTitle, visibleText } from "../words/index.ts";
import styles from "./comparison-heads.module.css";

interface ComparisonHeadsProps {
  readonly left: LoginRun;
  readonly right: LoginRun;
}

/** Which runs stand at the left and at the right; each leads to its page. */
export function ComparisonHeads({ left, right }: ComparisonHeadsProps) {
  return (
    <div className={styles.heads}>
      <Head side="Left" run={left} />
      <Head side="Right" run={right} />
    </div>
  );
}

function Head({ side, run }: { readonly side: string; readonly run: LoginRun }) {
  const person = visibleText(runPerson(run) ?? "");
  const facts = [
    formatInstant(run.startedAt),
    run.endedAt === undefined ? undefined : formatDuration(run.endedAt - run.startedAt),
    run.configurationAlias,
  ]
    .filter((fact) => fact !== undefined)
    .map((fact) => visibleText(fact))
    .join(" · ");
  return (
    <section className={styles.head} aria-label={side}>
      <StatusIcon status={runStatus(run)} />
      <div className={styles.words}>
        <div className={text.cut} {...tooltipWhenCut(`${runTitle(run)} · ${person}`)}>
          <a href={hrefOf({ page: "runs", id: run.id })} className={styles.title}>
            {runTitle(run)}
          </a>
          {person !== "" && ` · ${person}`}
        </div>
        <div className={styles.facts} {...tooltipWhenCut(facts)}>
          {facts}
        </div>
      </div>
    </section>
  );
}
