import { EmptyState } from "../ui/index.ts";

/** Stands where a run has no result, because it was made before results were kept. */
export function NoResult() {
  return (
    <EmptyState title="Not kept of this login">
      This run was made before the workbench kept what a login gives. Test login again to see it.
    </EmptyState>
  );
}
