import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Channel } from "../../domain/channels/channel.ts";

const folder = fileURLToPath(new URL("../../../../reference/templates/payment-channels/", import.meta.url));

let known: ReadonlyMap<string, Channel> | undefined;

/** The payment channels by code, read once from reference/templates/payment-channels. */
export function paymentChannels(): ReadonlyMap<string, Channel> {
  known ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => Channel.parse(JSON.parse(readFileSync(folder + file, "utf8"))))
      .map((channel) => [channel.code, channel]),
  );
  return known;
}
