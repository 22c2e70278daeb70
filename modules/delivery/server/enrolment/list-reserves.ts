import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listReserves } from "../../contract/list-reserves.ts";
import { placeNamer } from "../place-label.ts";
import { findEnrolment } from "./enrolment-row.ts";
import { readReserves } from "./reserve-rows.ts";

export const handler = query(listReserves, async (tx, { enrolmentId }) => {
  const row = await findEnrolment(tx, enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  const reserves = await readReserves(tx, row);
  const label = await placeNamer(
    tx,
    reserves.map((one) => one.placeCode),
  );
  return shown(
    {
      reserves: reserves.map(({ subjectId, name, placeCode, rank }) => ({
        subjectId,
        name,
        placeCode,
        placeLabel: label(placeCode),
        rank,
      })),
    },
    {
      purpose: "list",
      subjects: reserves.map((one) => ({
        kind: one.subjectKind,
        id: one.subjectId,
        placeCode: one.placeCode,
      })),
    },
  );
});
