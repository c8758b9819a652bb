import { IconPlus, IconX } from "@tabler/icons-react";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { Capture, Expectation, RequestDraft } from "#shared/requests/request-draft.ts";
import { text } from "../../theme/index.ts";
import { Button, classNames, IconButton, MenuButton, StatusText, TextInput } from "../../ui/index.ts";
import { useTemplateVariables, variableWords } from "../../ui/template-variables.tsx";
import { visibleText } from "../../words/index.ts";
import { FROM_ANSWER } from "../variables/use-variables.ts";
import { ExpectationFields } from "./expectation-fields.tsx";
import { expectationKinds, isSameExpectation, newExpectation } from "./expectation-words.ts";
import styles from "./expectations-tab.module.css";

interface ExpectationsTabProps {
  readonly draft: RequestDraft;
  /** The exchange that is shown, whose results stand beside. */
  readonly exchange: Exchange | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
}

const MOST = 100;

/** What the answer should be, in plain words with the last result beside each, and what is taken out of it. */
export function ExpectationsTab({ draft, exchange, onChange }: ExpectationsTabProps) {
  const { expectations, captures } = draft;
  const setCapture = (at: number, changes: Partial<Capture>) => {
    const capture = captures[at];
    if (capture) onChange({ captures: captures.with(at, { ...capture, ...changes }) });
  };
  return (
    <div className={styles.tab}>
      {expectations.length + captures.length === 0 && (
        <p className={classNames(text.small, text.third)}>
          Say what the answer should be: it is tested with every sending, and a run of the collection reports
          it.
        </p>
      )}
      {expectations.map((expectation, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an expectation has no identity but its place
        <div key={at} className={styles.row}>
          <ExpectationFields
            expectation={expectation}
            of={`expectation ${String(at + 1)}`}
            onChange={(next) => onChange({ expectations: expectations.with(at, next) })}
          />
          <Result expectation={expectation} exchange={exchange} />
          <IconButton
            size="small"
            icon={IconX}
            label={`Remove expectation ${String(at + 1)}`}
            onClick={() => onChange({ expectations: expectations.toSpliced(at, 1) })}
          />
        </div>
      ))}
      {captures.map((capture, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a capture has no identity but its place
        <div key={at} className={styles.row}>
          <span className={styles.words}>Set variable</span>
          <span className={styles.short}>
            <TextInput
              label={`Variable of capture ${String(at + 1)}`}
              mono
              size="small"
              maxLength={256}
              placeholder="orderId"
              value={capture.variable}
              onChange={(variable) => setCapture(at, { variable })}
            />
          </span>
          <span className={styles.words}>from JSON at</span>
          <span className={styles.long}>
            <TextInput
              label={`JSON of capture ${String(at + 1)}`}
              mono
              size="small"
              maxLength={4096}
              placeholder="items[0].id"
              value={capture.expression}
              onChange={(expression) => setCapture(at, { expression })}
            />
          </span>
          <Captured capture={capture} exchange={exchange} />
          <IconButton
            size="small"
            icon={IconX}
            label={`Remove capture ${String(at + 1)}`}
            onClick={() => onChange({ captures: captures.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div className={styles.add}>
        <MenuButton
          size="small"
          label="Add expectation"
          disabled={expectations.length >= MOST}
          items={expectationKinds.map(({ value, label }) => ({
            label,
            onSelect: () => onChange({ expectations: [...expectations, newExpectation(value)] }),
          }))}
        />
        <Button
          size="small"
          icon={IconPlus}
          disabled={captures.length >= MOST}
          onClick={() => onChange({ captures: [...captures, { variable: "", expression: "" }] })}
        >
          Set a variable
        </Button>
      </div>
    </div>
  );
}

function Result({
  expectation,
  exchange,
}: {
  readonly expectation: Expectation;
  readonly exchange: Exchange | undefined;
}) {
  const result = exchange?.expectations?.find((each) => isSameExpectation(each.expectation, expectation));
  return (
    <span className={styles.result}>
      {result && (
        <StatusText status={result.passed ? "passed" : "failed"}>
          {result.passed ? "As expected" : visibleText(`Found ${result.found}`)}
        </StatusText>
      )}
    </span>
  );
}

function Captured({
  capture,
  exchange,
}: {
  readonly capture: Capture;
  readonly exchange: Exchange | undefined;
}) {
  const result = exchange?.captured?.find(({ variable }) => variable === capture.variable);
  const now = (useTemplateVariables() ?? []).find(
    ({ name, from }) => name === capture.variable && from === FROM_ANSWER,
  );
  const value = now && visibleText(variableWords(now).value);
  return (
    <span className={styles.result}>
      {result && (
        <StatusText status={result.found ? "passed" : "warning"}>
          {result.found ? (value === undefined ? "Set" : `Set to ${value}`) : "Not found"}
        </StatusText>
      )}
    </span>
  );
}
