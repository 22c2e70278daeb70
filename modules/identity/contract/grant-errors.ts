import type { Errors } from "#platform/kernel/contract.ts";

/** Refusals of every act that gives someone rights. */
export const grantErrors = {
  ROLE_UNKNOWN: 422,
  ROLE_NOT_GRANTABLE: 403,
  AREA_OUTSIDE_OWN: 403,
  AREA_UNKNOWN: 422,
  /** The role does not exist at that level of place; details: { role, levels } */
  AREA_LEVEL_WRONG: 422,
  BIDANG_MISSING: 422,
  COMPARTMENT_NOT_GRANTABLE: 403,
} as const satisfies Errors;

/** Refusals of every act on someone else's account. */
export const manageErrors = {
  /** The administrator has a second factor and did not give it within the last half hour. */
  SECOND_FACTOR_REQUIRED: 401,
} as const satisfies Errors;
