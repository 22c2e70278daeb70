import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Writable } from "node:stream";

export interface WrittenFile {
  readonly name: string;
  /** Rows as a spreadsheet counts them, header and numbering row included. */
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file stream that knows the hash and size of what went through it. */
export class HashedFile extends Writable {
  bytes = 0;
  private readonly hash = createHash("sha256");
  private readonly file: NodeJS.WritableStream & { destroy(error?: Error): unknown };

  constructor(path: string) {
    super({ highWaterMark: 1 << 20 });
    this.file = createWriteStream(path, { highWaterMark: 1 << 20 });
    this.file.on("error", (error: Error) => this.destroy(error));
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    if (this.file.write(chunk)) done();
    else this.file.once("drain", done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.file.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.file.destroy();
    done(error);
  }

  digest(): string {
    return this.hash.digest("hex");
  }
}
