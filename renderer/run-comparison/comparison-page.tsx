import { IconArrowsLeftRight } from "@tabler/icons-react";
import { useState } from "react";
import type { RunComparison } from "#shared/login/run-comparison.ts";
import { type ComparedPart, comparedParts } from "#shared/login/run-comparison.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody } from "../frame/index.ts";
import { navigate, redirect } from "../routes.ts";
import { Button, CountBadge, ErrorNotice, Skeleton, type Tab, Tabs, useShortcuts } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { countDifferences, firstPart } from "./compared-rows.ts";
import { ComparisonHeads } from "./comparison-heads.tsx";
import styles from "./comparison-page.module.css";
import { ComparisonPart } from "./comparison-part.tsx";

interface ComparisonPageProps {
  readonly leftId: string;
  readonly rightId: string;
}

/** Two login runs side by side: what differs between them, part by part. */
export function ComparisonPage({ leftId, rightId }: ComparisonPageProps) {
  const read = useRead("login.compare", { leftId, rightId }, { keepPrevious: true });
  // A comparison may be the first thing that the window shows.
  const back = () => (history.length > 1 ? history.back() : navigate({ page: "runs", id: leftId }));
  const swap = () => redirect({ page: "runs", id: rightId, compareWith: leftId });
  useShortcuts({ escape: back });
  return (
    <DetailPane label="Comparison">
      <PageHead
        title="Compare logins"
        subtitle={read.data && differenceWords(read.data)}
        onBack={back}
        loading={read.isFetching && Boolean(read.data)}
        actions={[{ label: "Swap sides", icon: IconArrowsLeftRight, onSelect: swap }]}
      />
      {read.data ? (
        <Loaded comparison={read.data} />
      ) : (
        <PaneBody>
          {read.error ? (
            <ErrorNotice
              error={errorOf(read.error)}
              title="These login runs could not be compared"
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

const partWords: Readonly<Record<ComparedPart, string>> = {
  requests: "Requests",
  metadata: "Metadata",
  checks: "Checks",
  claims: "Claims",
  attributes: "Attributes",
  roles: "Roles",
};

function Loaded({ comparison }: { readonly comparison: RunComparison }) {
  const { left, right, parts } = comparison;
  const [chosen, setChosen] = useState<ComparedPart>();
  const part = chosen ?? firstPart(parts);
  return (
    <div className={styles.loaded}>
      <ComparisonHeads left={left} right={right} />
      <Tabs
        label="Parts of the comparison"
        selected={part}
        onSelect={setChosen}
        tabs={comparedParts.map((id): Tab<ComparedPart> => {
          const { matter } = countDifferences(parts[id]);
          return {
            id,
            label: partWords[id],
            badge: matter > 0 && <CountBadge count={matter} label={countWords(matter, "difference")} />,
          };
        })}
      >
        <ComparisonPart key={part} label={partWords[part]} groups={parts[part]} />
      </Tabs>
    </div>
  );
}

const differenceWords = ({ parts }: RunComparison): string => {
  const counts = comparedParts.map((part) => countDifferences(parts[part]));
  const matter = counts.reduce((sum, count) => sum + count.matter, 0);
  const expected = counts.reduce((sum, count) => sum + count.expected, 0);
  const first = matter === 0 ? "No difference that matters" : countWords(matter, "difference");
  return expected === 0 ? first : `${first} · ${expected.toLocaleString("en")} that every run has`;
};
