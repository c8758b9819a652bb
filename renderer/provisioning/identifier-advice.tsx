import type { IdentifierAdvice as Advice, LikeUsers } from "#shared/provisioning/identifier-advice.ts";
import { type MappingRow, rowsOfFlow } from "#shared/provisioning/provisioning-settings.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { hrefOf } from "../routes.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, Panel, StatusIcon } from "../ui/index.ts";
import { Untrusted, useSettled } from "../words/index.ts";
import styles from "./identifier-advice.module.css";
import type { MappingEditor } from "./mapping-editor.ts";
import { finishedPart } from "./mapping-rows.ts";

const SETTLED_MS = 300;

/** What is to be known of the identifier by which users are found; nothing where there is nothing to say. */
export function IdentifierAdvice({ editor }: { readonly editor: MappingEditor }) {
  const { configuration, draft, edit } = editor;
  const settled = useSettled(JSON.stringify(finishedPart(draft.provisioning)), SETTLED_MS);
  const read = useRead(
    "provisioning.advise",
    { configurationId: configuration.id, provisioning: JSON.parse(settled) },
    { keepPrevious: true },
  );
  if (read.error) return <ErrorNotice error={errorOf(read.error)} title="The identifier was not looked at" />;
  if (read.data === undefined || read.data.length === 0) return null;
  const apply = (fix: MappingRow) => {
    const rows = rowsOfFlow(draft.provisioning);
    const isMapped = rows.some(({ attribute }) => attribute === fix.attribute);
    const mended = rows.map((row) => (row.attribute === fix.attribute ? fix : row));
    edit({ provisioning: { flow: "custom", rows: isMapped ? mended : [fix, ...mended] } });
  };
  return (
    <Panel title="The identifier that finds users">
      <ul>
        {read.data.map((advice) => (
          <AdviceRow key={advice.kind} advice={advice} onApply={apply} />
        ))}
      </ul>
    </Panel>
  );
}

interface AdviceRowProps {
  readonly advice: Advice;
  readonly onApply: (fix: MappingRow) => void;
}

function AdviceRow({ advice: { kind, message, fix, likeUsers = [] }, onApply }: AdviceRowProps) {
  return (
    <li className={styles.advice}>
      <StatusIcon status={kind === "too_many_to_compare" ? "off" : "warning"} />
      <div className={text.grow}>
        <p>{message}</p>
        {likeUsers.map((alike) => (
          <Alike key={alike.value} alike={alike} />
        ))}
      </div>
      {fix && (
        <Button size="small" variant="accent" onClick={() => onApply(fix)}>
          Take {fix.expression}
        </Button>
      )}
    </li>
  );
}

function Alike({ alike }: { readonly alike: LikeUsers }) {
  return (
    <p className={classNames(text.small, text.second)}>
      <Untrusted text={alike.value} />
      {": "}
      {alike.users.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <a href={hrefOf({ page: "users", id })}>
            <Untrusted text={name} />
          </a>
        </span>
      ))}
    </p>
  );
}
