import { enrolmentCase } from "../testing/matrix-helpers.ts";

export const matrixCase = enrolmentCase(({ enrolment }) => ({ enrolmentId: enrolment.id }));
