import type { MatrixColumnDraft } from "#shared/matrix/matrix.ts";
import { Button, Dialog, type Pair, PairTable } from "../ui/index.ts";

type Variables = MatrixColumnDraft["variables"];

interface ColumnVariablesProps {
  readonly name: string;
  readonly variables: Variables;
  readonly onChange: (variables: Variables) => void;
  readonly onClose: () => void;
}

/** Values that hold for one identity alone, such as the ids of what is its own. */
export function ColumnVariables({ name, variables, onChange, onClose }: ColumnVariablesProps) {
  const secret = variables.filter(({ isSecret }) => isSecret);
  const plain = variables.filter(({ isSecret }) => !isSecret);
  const set = (pairs: readonly Pair[]) =>
    onChange([...pairs.map((pair) => ({ ...pair, isSecret: false })), ...secret]);
  return (
    <Dialog
      open
      title={`Variables of ${name}`}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p>
        They count before those of environment and collection, for instance the id of an order that is this
        user’s own. Keys and other secrets belong into the environment.
      </p>
      <PairTable
        label={`Variables of ${name}`}
        noun="variable"
        pairs={plain.map((variable) => ({ name: variable.name, value: variable.value ?? "" }))}
        onChange={set}
        maxLengths={{ name: 256, value: 16_384 }}
      />
    </Dialog>
  );
}
