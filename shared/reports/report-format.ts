/** In which forms a run can be handed on. */
export const reportFormats = ["junit", "json", "html", "csv"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report as it would be in a file. */
export interface Report {
  /** What the file is called unless somebody says otherwise. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}
