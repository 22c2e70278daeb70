import { z } from "zod";

const Key = z.strictObject({ key: z.string(), id: z.uuid() });

/** The last row of a page, unreadable on purpose: callers hand it back and build nothing on it. */
export const writePageKey = (key: z.input<typeof Key>): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Undefined where the text is no page key. */
export function readPageKey(text: string): z.output<typeof Key> | undefined {
  try {
    return Key.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}
