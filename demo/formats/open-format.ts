import type { Places } from "../province/places.ts";
import { bdt2015Format } from "./bdt2015.ts";
import { dtsenFormat } from "./dtsen.ts";
import type { Format, FormatId, FormatOptions } from "./format.ts";
import { opensidFormat } from "./opensid.ts";
import { ppksFormat } from "./ppks.ts";
import { recipientsFormat } from "./recipients.ts";
import { siksFormat } from "./siks.ts";

export function openFormat(id: FormatId, places: Places, options: FormatOptions): Format {
  switch (id) {
    case "dtsen":
      return dtsenFormat(options);
    case "siks":
      return siksFormat(false);
    case "siks-old":
      return siksFormat(true);
    case "bdt2015":
      return bdt2015Format(places);
    case "opensid":
      return opensidFormat(options);
    case "ppks":
      return ppksFormat(options);
    case "recipients":
      return recipientsFormat(options);
  }
}
