import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listPaymentChannels } from "../../contract/list-payment-channels.ts";
import { paymentChannels } from "./channels.ts";

export const handler = query(listPaymentChannels, async () =>
  plain({
    channels: [...paymentChannels().values()].map((channel) => ({
      code: channel.code,
      title: channel.title,
      kind: channel.kind,
      unverified: channel.unverified,
      needsAccount: channel.needsAccount,
      hasNameCheck: channel.nameCheck !== null,
      returnFileHint: channel.returnFileHint,
    })),
  }),
);
