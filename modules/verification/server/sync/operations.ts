import type { Operation } from "#platform/runtime/operation.ts";
import { handler as confirmWipe } from "./confirm-wipe.ts";
import { handler as downloadPhoto } from "./download-photo.ts";
import { handler as enrolDevice } from "./enrol-device.ts";
import { handler as getPhotoState } from "./get-photo-state.ts";
import { handler as issueDeviceCode } from "./issue-device-code.ts";
import { handler as listDevices } from "./list-devices.ts";
import { handler as listMyDevices } from "./list-my-devices.ts";
import { handler as openDeviceSession } from "./open-device-session.ts";
import { handler as readCaseload } from "./read-caseload.ts";
import { handler as refreshCaseload } from "./refresh-caseload.ts";
import { handler as revokeDevice } from "./revoke-device.ts";
import { handler as uploadItem } from "./upload-item.ts";
import { handler as uploadPhotoPiece } from "./upload-photo-piece.ts";

export const operations: readonly Operation[] = [
  issueDeviceCode,
  enrolDevice,
  openDeviceSession,
  confirmWipe,
  listDevices,
  listMyDevices,
  revokeDevice,
  refreshCaseload,
  readCaseload,
  uploadItem,
  uploadPhotoPiece,
  getPhotoState,
  downloadPhoto,
];
