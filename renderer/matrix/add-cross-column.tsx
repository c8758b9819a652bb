import { useState } from "react";
import { Button, Dialog, FormRow, Select } from "../ui/index.ts";

interface AddCrossColumnProps {
  readonly open: boolean;
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly onAdd: (as: string, dataOf: string, label: string) => void;
  readonly onClose: () => void;
}

/** Asks whose token is sent for whose data: may one user reach what is another's? */
export function AddCrossColumn({ open, columns, onAdd, onClose }: AddCrossColumnProps) {
  const [as, setAs] = useState<string>();
  const [dataOf, setDataOf] = useState<string>();
  const choices = columns.map(({ id, name }) => ({ value: id, label: name }));
  const nameOf = (id: string) => columns.find((column) => column.id === id)?.name ?? "";
  const isComplete = as !== undefined && dataOf !== undefined && as !== dataOf;
  return (
    <Dialog
      open={open}
      title="Add another user’s data"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          disabled={!isComplete}
          onClick={() => isComplete && onAdd(as, dataOf, `${nameOf(as)} → ${nameOf(dataOf)}`)}
        >
          Add identity
        </Button>
      }
    >
      <p>
        Requests go out with the token of one and with the variables of the other, as an attacker would who
        knows somebody else’s id.
      </p>
      <FormRow label="Token of">
        <Select<string> value={as} placeholder="Choose" choices={choices} onChange={setAs} />
      </FormRow>
      <FormRow
        label="Data of"
        error={
          as !== undefined && as === dataOf ? "Choose somebody else: this is the same identity." : undefined
        }
        help="The variables of its column: ids of what is its own."
      >
        <Select<string> value={dataOf} placeholder="Choose" choices={choices} onChange={setDataOf} />
      </FormRow>
    </Dialog>
  );
}
