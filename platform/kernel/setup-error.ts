export type SetupErrorCode =
  | "PORT_BUSY"
  | "DISK_FULL"
  | "DATABASE_UNREACHABLE"
  | "DATABASE_VERSION"
  | "DATABASE_RIGHTS"
  | "DATA_NEWER"
  | "DATA_IN_USE"
  | "DATA_NOT_WRITABLE"
  | "MIGRATION_CHANGED"
  | "PLATFORM_UNSUPPORTED"
  | "SERVER_DID_NOT_START"
  | "FILE_DAMAGED"
  | "FILE_NEWER"
  | "SETTING_INVALID"
  | "WRONG_USE";

/**
 * Something the person at the keyboard can mend: one sentence that says what is wrong and what to do.
 * The command line prints it without a stack and ends with exit code 1.
 */
export class SetupError extends Error {
  readonly code: SetupErrorCode;
  constructor(code: SetupErrorCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = "SetupError";
    this.code = code;
  }
}
