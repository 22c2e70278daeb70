/** What an officer decides about a finding. */
export type Decision = "keep" | "remove" | "correct";
