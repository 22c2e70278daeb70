/** A DMN decision table as far as eligibility needs it; XML is read and written in server/dmn. */
export type DmnTable = {
  readonly name: string;
  readonly hitPolicy: string;
  readonly aggregation: string | null;
  /** Other than FEEL: the address of the language; null for FEEL. */
  readonly language: string | null;
  readonly inputs: readonly DmnInput[];
  readonly outputs: readonly string[];
  /** Names of the annotation columns. */
  readonly annotations: readonly string[];
  readonly rows: readonly DmnRow[];
};

export type DmnInput = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly expression: string;
};

export type DmnRow = {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
};

/** Answers in the table's one output column. */
export const answers = { yes: '"eligible"', no: '"not-eligible"', lacking: '"data-lacking"' } as const;
/** Names of the annotation columns, in this order. */
export const annotationNames = ["Dasar hukum", "Yang dapat dilakukan", "Remedy"] as const;
/** A criterion's code within the id of its column. */
export const inputPrefix = "criterion_";
export const anything = "-";

/** What a table may hold that criteria have no equal for. */
export const noteCodes = [
  "LANGUAGE",
  "HIT_POLICY",
  "MORE_OUTPUTS",
  "NO_ROW",
  "ROW_OUTPUT_UNKNOWN",
  "ROW_ORDER_MATTERS",
  "CELL_UNREADABLE",
  "ROWS_JOINED",
  "TOO_MANY",
] as const;
