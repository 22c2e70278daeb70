/** The parts of the program that can destroy records; reference/retention names them. */
export const destroyers = ["registry-documents", "subject-requests"] as const;
export type Destroyer = (typeof destroyers)[number];
