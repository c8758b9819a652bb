import { IconArrowsLeftRight } from "@tabler/icons-react";
import { useState } from "react";
import type { ExchangeComparison } from "#shared/requests/exchange-comparison.ts";
import { errorOf, useRead } from "../../bridge/index.ts";
import { DetailPane, PageHead, PaneBody } from "../../frame/index.ts";
import { navigate, redirect } from "../../routes.ts";
import { ComparisonTable } from "../../run-comparison/index.ts";
import { text } from "../../theme/index.ts";
import {
  Button,
  classNames,
  ErrorNotice,
  ListEmpty,
  Skeleton,
  Switch,
  useShortcuts,
} from "../../ui/index.ts";
import { countWords } from "../../words/index.ts";
import { routeOfPlace } from "../requests-place.ts";
import { comparedGroups, differenceWords } from "./compared-groups.ts";
import styles from "./comparison-detail.module.css";
import { ExchangeHeads } from "./exchange-heads.tsx";
import { LineDifferences } from "./line-differences.tsx";

interface ComparisonDetailProps {
  readonly leftId: string;
  readonly rightId: string;
}

/** Two exchanges side by side: what differs between their answers. */
export function ComparisonDetail({ leftId, rightId }: ComparisonDetailProps) {
  const read = useRead("requests.compare", { leftId, rightId }, { keepPrevious: true });
  // A comparison may be the first thing that the window shows.
  const back = () =>
    history.length > 1 ? history.back() : navigate(routeOfPlace({ kind: "history", exchangeId: leftId }));
  const swap = () => redirect(routeOfPlace({ kind: "comparison", leftId: rightId, rightId: leftId }));
  useShortcuts({ escape: back });
  return (
    <DetailPane label="Comparison">
      <PageHead
        title="Compare exchanges"
        subtitle={read.data && differenceWords(read.data)}
        onBack={back}
        loading={read.isFetching && Boolean(read.data)}
        actions={[{ label: "Swap sides", icon: IconArrowsLeftRight, onSelect: swap }]}
      />
      {read.data ? (
        <Compared comparison={read.data} />
      ) : (
        <PaneBody>
          {read.error ? (
            <ErrorNotice
              error={errorOf(read.error)}
              title="These exchanges could not be compared"
              action={<Button onClick={() => void read.refetch()}>Try again</Button>}
            />
          ) : (
            <Skeleton rows={12} />
          )}
        </PaneBody>
      )}
    </DetailPane>
  );
}

function Compared({ comparison }: { readonly comparison: ExchangeComparison }) {
  const { left, right, headers, sameHeaders, body } = comparison;
  const [onlyStructure, setOnlyStructure] = useState(false);
  const [showsUsual, setShowsUsual] = useState(false);
  const groups = comparedGroups(comparison, { onlyStructure, showsUsual });
  const usual = headers.filter(({ isUsual }) => isUsual).length;
  const isCut = body.kind !== "bytes" && !body.isComplete;
  return (
    <div className={styles.compared}>
      <ExchangeHeads left={left} right={right} />
      <div className={styles.tools}>
        {body.kind === "json" && (
          <Switch checked={onlyStructure} onChange={setOnlyStructure}>
            Only the body’s structure
          </Switch>
        )}
        {usual > 0 && (
          <Switch checked={showsUsual} onChange={setShowsUsual}>
            Show headers that differ every time
          </Switch>
        )}
        <span className={classNames(text.small, text.third, styles.count)}>
          {[
            countWords(sameHeaders, "header is the same", "headers are the same"),
            ...(body.kind === "same" ? ["the bodies are the same"] : []),
          ].join(" · ")}
        </span>
      </div>
      {isCut && (
        <p className={classNames(text.small, text.third, styles.note)}>
          The bodies are too large to be compared to their end: what stands here is of their beginnings.
        </p>
      )}
      {groups.length > 0 && <ComparisonTable label="Differences" of="exchanges" groups={groups} />}
      {body.kind === "text" && <LineDifferences lines={body.lines} />}
      {groups.length === 0 && body.kind !== "text" && (
        <ListEmpty>
          {onlyStructure ? "The structure is the same." : "The answers do not differ in what matters."}
        </ListEmpty>
      )}
    </div>
  );
}
