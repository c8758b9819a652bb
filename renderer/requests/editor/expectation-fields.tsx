import type { Expectation } from "#shared/requests/request-draft.ts";
import { Select, TextInput } from "../../ui/index.ts";
import { TemplateInput } from "../../ui/template-input.tsx";
import {
  comparesValue,
  type ExpectationTest,
  expectationKinds,
  expectationTests,
  isStatusPattern,
  newExpectation,
} from "./expectation-words.ts";
import styles from "./expectations-tab.module.css";
import { headerNames } from "./header-names.ts";
import { WholeNumberInput } from "./whole-number-input.tsx";

interface ExpectationFieldsProps {
  readonly expectation: Expectation;
  /** What it is called for a screen reader. */
  readonly of: string;
  readonly onChange: (expectation: Expectation) => void;
}

/** The parts of one expectation: Status is …, Header … contains …, JSON at … is …, Answers within … ms. */
export function ExpectationFields({ expectation, of, onChange }: ExpectationFieldsProps) {
  return (
    <>
      <span className={styles.kind}>
        <Select<Expectation["kind"]>
          label={`Kind of ${of}`}
          size="small"
          value={expectation.kind}
          choices={expectationKinds}
          onChange={(kind) => onChange(newExpectation(kind))}
        />
      </span>
      <Fields expectation={expectation} of={of} onChange={onChange} />
    </>
  );
}

function Fields({ expectation, of, onChange }: ExpectationFieldsProps) {
  switch (expectation.kind) {
    case "status":
      return (
        <>
          <span className={styles.words}>is</span>
          <span className={styles.tiny}>
            <StatusInput
              of={of}
              status={expectation.status}
              onChange={(status) => onChange({ ...expectation, status })}
            />
          </span>
        </>
      );
    case "time":
      return (
        <>
          <span className={styles.tiny}>
            <WholeNumberInput
              label={`Time of ${of}`}
              size="small"
              value={expectation.withinMs}
              least={1}
              most={3_600_000}
              onChange={(withinMs) => onChange({ ...expectation, withinMs })}
            />
          </span>
          <span className={styles.words}>ms</span>
        </>
      );
    case "header":
      return (
        <>
          <span className={styles.short}>
            <TemplateInput
              label={`Header of ${of}`}
              size="small"
              maxLength={1024}
              placeholder="Content-Type"
              offered={headerNames}
              value={expectation.name}
              onChange={(name) => onChange({ ...expectation, name })}
            />
          </span>
          <Test of={of} expectation={expectation} onChange={onChange} />
        </>
      );
    case "json":
      return (
        <>
          <span className={styles.short}>
            <TextInput
              label={`Expression of ${of}`}
              mono
              size="small"
              maxLength={4096}
              placeholder="items[0].id"
              value={expectation.expression}
              onChange={(expression) => onChange({ ...expectation, expression })}
            />
          </span>
          <Test of={of} expectation={expectation} onChange={onChange} />
        </>
      );
  }
}

/** What is typed stands; it counts as soon as it is a status. */
function StatusInput({
  of,
  status,
  onChange,
}: {
  readonly of: string;
  readonly status: string;
  readonly onChange: (status: string) => void;
}) {
  return (
    <TextInput
      label={`Status of ${of}`}
      mono
      size="small"
      maxLength={3}
      placeholder="2xx"
      value={status}
      onChange={(typed) => onChange(typed.toLowerCase())}
      {...(!isStatusPattern(status) && { "aria-invalid": true as const })}
    />
  );
}

type Compared = Extract<Expectation, { test: ExpectationTest }>;

function Test({
  expectation,
  of,
  onChange,
}: {
  readonly expectation: Compared;
  readonly of: string;
  readonly onChange: (expectation: Expectation) => void;
}) {
  return (
    <>
      <span className={styles.test}>
        <Select<ExpectationTest>
          label={`Test of ${of}`}
          size="small"
          value={expectation.test}
          choices={expectationTests}
          onChange={(test) => onChange({ ...expectation, test })}
        />
      </span>
      {comparesValue(expectation.test) && (
        <span className={styles.short}>
          <TemplateInput
            label={`Value of ${of}`}
            size="small"
            maxLength={1024 * 1024}
            placeholder={expectation.kind === "json" ? '7, "open" or text' : ""}
            value={expectation.value}
            onChange={(value) => onChange({ ...expectation, value })}
          />
        </span>
      )}
    </>
  );
}
