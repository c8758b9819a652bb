import type { ClaimView } from "#shared/tokens/token-set-view.ts";
import { text } from "../theme/index.ts";
import { classNames, formatDistance, formatInstant, Table, tooltipWhenCut, useNow } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";

interface ClaimsTableProps {
  /** Name of the table for a screen reader: "Claims of the ID token". */
  readonly label: string;
  readonly claims: readonly ClaimView[];
  /** Which attribute of the user a claim fills, by the claim's name. */
  readonly attributeOf?: ((claim: string) => string | undefined) | undefined;
}

/** Claims with their value to the letter and their meaning; times as a date and a distance. */
export function ClaimsTable({ label, claims, attributeOf }: ClaimsTableProps) {
  const now = useNow();
  return (
    <Table
      label={label}
      rows={claims}
      keyOf={(claim) => claim.name}
      columns={[
        {
          id: "claim",
          head: "Claim",
          width: "156px",
          cell: ({ name }) => <Mono value={name} className={text.second} />,
        },
        { id: "value", head: "Value", width: "33%", cell: ({ value }) => <Mono value={plain(value)} /> },
        {
          id: "meaning",
          head: "Meaning",
          width: "auto",
          cell: (claim) => <Meaning claim={claim} attribute={attributeOf?.(claim.name)} now={now} />,
        },
      ]}
    />
  );
}

/** A JSON text without its quotes where it is a plain string. */
const plain = (value: string): string => {
  if (!value.startsWith('"')) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "string" ? parsed : value;
  } catch {
    return value;
  }
};

function Mono({ value, className }: { readonly value: string; readonly className?: string | undefined }) {
  return (
    <div className={classNames(text.mono, text.cut, className)} {...tooltipWhenCut(visibleText(value))}>
      <Untrusted text={value} />
    </div>
  );
}

interface MeaningProps {
  readonly claim: ClaimView;
  readonly attribute: string | undefined;
  readonly now: number;
}

function Meaning({ claim, attribute, now }: MeaningProps) {
  const time =
    claim.time === undefined ? undefined : `${formatInstant(claim.time)}, ${formatDistance(claim.time, now)}`;
  const words = [claim.meaning, time].filter(Boolean).join(": ");
  return (
    <div className={classNames(text.small, text.second, text.cut)} {...tooltipWhenCut(words)}>
      {words}
      {attribute && <span className={text.accent}> → {attribute}</span>}
    </div>
  );
}
