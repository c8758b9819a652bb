import { z } from "zod";
import { currentIdentitySchema } from "../requests/request-draft-schema.ts";
import { variableDraftsSchema } from "../requests/variable.ts";

const id = z.string().min(1).max(64);

/** So many cells a matrix has at most. */
export const MOST_CELLS = 20_000;

/** Whose token a column's requests go out with, and whose data they ask for. */
export const columnIdentitySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("identity"),
    identity: currentIdentitySchema,
    /** `expired`: an old token of this identity, which has ended, in the place of the one that is in use. */
    tokenState: z.enum(["valid", "expired"]),
  }),
  /** The token of one column with the variables of another: may one user reach what is another's? */
  z.strictObject({ kind: z.literal("another"), as: id, dataOf: id }),
]);

/** A column as it is saved. A secret variable without a value keeps the value it has. */
export const matrixColumnDraftSchema = z.strictObject({
  id,
  /** Empty: it is called like its identity. */
  label: z.string().trim().max(200),
  who: columnIdentitySchema,
  /** These count before those of environment and collection. */
  variables: variableDraftsSchema,
});

/** A matrix as it is saved. */
export const matrixDraftSchema = z
  .strictObject({
    name: z.string().trim().min(1, "A name is needed.").max(200),
    /** The folder or collection that it belongs to; absent: it stands alone. */
    folderId: id.optional(),
    /** Its rows: saved requests, in this order. */
    requestIds: z.array(id).max(1000),
    columns: z.array(matrixColumnDraftSchema).max(200),
    /**
     * Sent before each request that changes something, so that every cell has a copy of its own; what it captures
     * are variables of that cell. It is sent as the identity whose data the cell asks for, or always as that of one column.
     */
    setUp: z.strictObject({ requestId: id, columnId: id.optional() }).optional(),
    /** How many requests are under way at a time. */
    concurrency: z.number().int().min(1).max(32),
    /** Whether a 404 refuses: some APIs hide what somebody may not see. */
    notFoundIsRefused: z.boolean(),
  })
  .superRefine((draft, context) => {
    for (const issue of problemsOf(draft)) context.addIssue({ code: "custom", ...issue });
  });

interface Checked {
  readonly requestIds: readonly string[];
  readonly columns: readonly z.infer<typeof matrixColumnDraftSchema>[];
  readonly setUp?: { readonly columnId?: string | undefined } | undefined;
}

type Problem = { readonly message: string; readonly path: (string | number)[] };

/** What a matrix names has to be in it, once. */
const problemsOf = ({ requestIds, columns, setUp }: Checked): readonly Problem[] => {
  const problems: Problem[] = [];
  const own = new Set(columns.filter(({ who }) => who.kind === "identity").map((column) => column.id));
  if (new Set(requestIds).size < requestIds.length)
    problems.push({ message: "A request stands here twice.", path: ["requestIds"] });
  if (new Set(columns.map((column) => column.id)).size < columns.length)
    problems.push({ message: "Two columns have the same id.", path: ["columns"] });
  if (requestIds.length * columns.length > MOST_CELLS)
    problems.push({ message: "A matrix has at most 20,000 cells.", path: ["requestIds"] });
  columns.forEach(({ who }, index) => {
    if (who.kind === "another" && !(own.has(who.as) && own.has(who.dataOf)))
      problems.push({ message: "This column names one that is not here.", path: ["columns", index, "who"] });
  });
  if (setUp?.columnId !== undefined && !own.has(setUp.columnId))
    problems.push({ message: "The set-up request names a column that is not here.", path: ["setUp"] });
  return problems;
};

/** A cell by what it is of. */
export const cellPlaceSchema = z.strictObject({ requestId: id, columnId: id });

/** What part of a matrix is run; the rest stays as it was found last. */
export const matrixPartSchema = z.discriminatedUnion("kind", [
  /** Cells that are not as expected, and those without a verdict. */
  z.strictObject({ kind: z.literal("differences") }),
  z.strictObject({ kind: z.literal("cells"), cells: z.array(cellPlaceSchema).min(1).max(MOST_CELLS) }),
  z.strictObject({ kind: z.literal("columns"), columnIds: z.array(id).min(1).max(200) }),
]);

/** What is expected of a cell; `none` takes an expectation away. */
export const expectedSchema = z.enum(["allowed", "refused", "either", "none"]);
