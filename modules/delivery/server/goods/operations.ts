import type { Operation } from "#platform/runtime/operation.ts";
import { handler as allocateGoods } from "./allocate-goods.ts";
import { handler as cancelAllocation } from "./cancel-allocation.ts";
import { handler as createGoodsItem } from "./create-goods-item.ts";
import { handler as downloadHandoverPicture } from "./download-handover-picture.ts";
import { handler as getAllocation } from "./get-allocation.ts";
import { handler as listAllocations } from "./list-allocations.ts";
import { handler as listGoods } from "./list-goods.ts";
import { handler as listWaitingGoods } from "./list-waiting-goods.ts";
import { handler as printHandover } from "./print-handover.ts";
import { handler as receiveGoods } from "./receive-goods.ts";
import { handler as recordAftercare } from "./record-aftercare.ts";
import { handler as recordHandover } from "./record-handover.ts";

export const operations: readonly Operation[] = [
  allocateGoods,
  cancelAllocation,
  createGoodsItem,
  downloadHandoverPicture,
  getAllocation,
  listAllocations,
  listGoods,
  listWaitingGoods,
  printHandover,
  receiveGoods,
  recordAftercare,
  recordHandover,
];
