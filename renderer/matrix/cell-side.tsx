import { IconArrowsSort, IconGitCompare, IconPlayerPlay, IconX } from "@tabler/icons-react";
import { hasChanged, type TokenChanges, tokenChanges } from "#shared/matrix/compare-cells.ts";
import type { Expected } from "#shared/matrix/matrix.ts";
import type { MatrixRun, MatrixRunColumn } from "#shared/matrix/matrix-run.ts";
import { hrefOfComparison, hrefOfExchange } from "../requests/index.ts";
import { text } from "../theme/index.ts";
import {
  Button,
  classNames,
  formatDuration,
  formatStamp,
  IconButton,
  KeyValueList,
  SegmentedControl,
  type Status,
  Tag,
  useNow,
  Verdict,
} from "../ui/index.ts";
import { countWords, Untrusted } from "../words/index.ts";
import styles from "./cell-side.module.css";
import { expectationWords, outcomeOfCell, resultWords, type ShownCell } from "./matrix-words.ts";

interface CellSideProps {
  readonly shown: ShownCell;
  readonly runColumn: MatrixRunColumn | undefined;
  readonly run: MatrixRun | undefined;
  readonly onExpect: (expected: Expected | "none") => void;
  readonly onClose: () => void;
}

/** All of one cell: what was found, what is expected, and what the identity's token said. */
export function CellSide({ shown, runColumn, run, onExpect, onClose }: CellSideProps) {
  const { row, column, cell, expectation } = shown;
  const now = useNow();
  const { words, status } = standing(shown);
  const { exchangeId, previous } = cell ?? {};
  return (
    <>
      <div className={styles.top}>
        <Verdict status={status}>{words}</Verdict>
        <IconButton size="small" icon={IconX} label="Close" onClick={onClose} />
      </div>
      <h2 className={styles.title}>
        <Untrusted text={column.name} /> · <Untrusted text={row.name} />
      </h2>
      <div className={classNames(text.mono, text.second, styles.request)}>
        {row.method} <Untrusted text={row.path} />
      </div>
      <h3>Verdict</h3>
      <div className={styles.values}>
        <KeyValueList items={verdictItems(shown, now)} />
      </div>
      {cell?.error && (
        <p className={styles.reason}>
          <Untrusted text={cell.error.message} /> <Untrusted text={cell.error.advice} />
        </p>
      )}
      {runColumn && <TokenPart column={runColumn} since={run?.comparedWith?.startedAt} />}
      <h3>Expected for this cell</h3>
      <ExpectedControl value={expectation?.expected} onChange={onExpect} />
      <div className={styles.acts}>
        {exchangeId !== undefined && (
          <Button
            size="small"
            icon={IconArrowsSort}
            onClick={() => {
              location.hash = hrefOfExchange(exchangeId);
            }}
          >
            Open exchange
          </Button>
        )}
        {exchangeId !== undefined && previous?.exchangeId !== undefined && (
          <Button
            size="small"
            icon={IconGitCompare}
            onClick={() => {
              location.hash = hrefOfComparison(previous.exchangeId ?? "", exchangeId);
            }}
          >
            Compare with {formatStamp(previous.at, now)}
          </Button>
        )}
      </div>
      {cell?.setUpExchangeId !== undefined && run?.setUpRequest !== undefined && (
        <p className={styles.note}>
          It ran against a copy that the set-up request{" "}
          <span className={text.mono}>
            <Untrusted text={run.setUpRequest} />
          </span>{" "}
          made.
        </p>
      )}
    </>
  );
}

const standing = (shown: ShownCell): { readonly words: string; readonly status: Status } => {
  switch (outcomeOfCell(shown)) {
    case "as_expected":
      return { words: "As expected", status: shown.cell?.verdict === "refused" ? "refused" : "passed" };
    case "differs":
      return { words: "Not as expected", status: "failed" };
    case "no_verdict":
      return { words: "No verdict", status: "warning" };
    case "no_expectation":
      return { words: "Nothing expected yet", status: "incomplete" };
    case "not_run":
      return { words: shown.isWaiting ? "Waiting" : "Not run", status: "off" };
  }
};

const verdictItems = ({ cell, expectation }: ShownCell, now: number) => {
  const { previous } = cell ?? {};
  const statusText = cell?.statusText ? ` ${cell.statusText}` : "";
  return [
    {
      name: "Found",
      value: !cell
        ? "–"
        : cell.status
          ? `${resultWords(cell).replace(",", `${statusText},`)}`
          : resultWords(cell),
    },
    { name: "Expected", value: expectation ? expectationWords(expectation) : "–" },
    ...(previous
      ? [
          {
            name: formatStamp(previous.at, now),
            value: (
              <>
                {resultWords(previous)} {cell && hasChanged(cell) && <Tag>changed</Tag>}
              </>
            ),
          },
        ]
      : []),
    ...(cell?.tookMs === undefined ? [] : [{ name: "Took", value: formatDuration(cell.tookMs) }]),
    ...(cell?.at === undefined ? [] : [{ name: "Sent", value: formatStamp(cell.at, now) }]),
  ];
};

function TokenPart({
  column,
  since,
}: {
  readonly column: MatrixRunColumn;
  readonly since: number | undefined;
}) {
  const now = useNow();
  const { token, previousToken, roles } = column;
  const changes = changeWords(tokenChanges(previousToken, token));
  return (
    <>
      <h3>Identity</h3>
      <div className={styles.values}>
        <KeyValueList
          items={[
            { name: "Roles", value: <Untrusted text={(token?.roles ?? roles).join(", ") || "none"} /> },
            {
              name: "Scopes",
              value: <Untrusted text={token?.scopes?.join(" ") ?? (token ? "not known" : "no token")} />,
              mono: token?.scopes !== undefined,
            },
            ...(token?.state === "expired" ? [{ name: "Token", value: "has ended, on purpose" }] : []),
            ...(changes.length > 0 && since !== undefined
              ? [{ name: `Since ${formatStamp(since, now)}`, value: <Untrusted text={changes.join("; ")} /> }]
              : []),
          ]}
        />
      </div>
    </>
  );
}

const changeWords = (changes: TokenChanges): readonly string[] =>
  [
    [changes.scopesAdded, "scope", "added"],
    [changes.scopesRemoved, "scope", "gone"],
    [changes.rolesAdded, "role", "added"],
    [changes.rolesRemoved, "role", "gone"],
  ].flatMap(([names, noun, verb]) =>
    names && names.length > 0 && Array.isArray(names)
      ? [`${noun as string} ${names.join(", ")} ${verb as string}`]
      : [],
  );

interface MarkedSideProps {
  readonly count: number;
  readonly onExpect: (expected: Expected | "none") => void;
  readonly onRun: () => void;
  readonly onClear: () => void;
  readonly isRunning: boolean;
}

/** In place of one cell, while several are marked: what is done to all of them. */
export function MarkedSide({ count, onExpect, onRun, onClear, isRunning }: MarkedSideProps) {
  return (
    <>
      <h2 className={styles.title}>{countWords(count, "cell")} marked</h2>
      <h3>Expected for these cells</h3>
      <ExpectedControl value={undefined} onChange={onExpect} />
      <div className={styles.acts}>
        <Button size="small" icon={IconPlayerPlay} disabled={isRunning} onClick={onRun}>
          Run these
        </Button>
        <Button size="small" onClick={onClear}>
          Clear
        </Button>
      </div>
    </>
  );
}

interface ExpectedControlProps {
  readonly value: Expected | undefined;
  readonly onChange: (expected: Expected | "none") => void;
}

function ExpectedControl({ value, onChange }: ExpectedControlProps) {
  return (
    <div className={styles.expected}>
      <SegmentedControl<Expected | "none">
        label="Expected"
        value={value ?? "none"}
        choices={[
          { value: "allowed", label: "Allowed" },
          { value: "refused", label: "Refused" },
          { value: "either", label: "Either" },
          { value: "none", label: "Unset" },
        ]}
        onChange={onChange}
      />
    </div>
  );
}
