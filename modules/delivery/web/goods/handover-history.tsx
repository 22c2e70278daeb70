import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { download } from "#platform/ui/api.ts";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { Handover } from "../../contract/goods-shapes.ts";
import { printHandover } from "../../contract/print-handover.ts";
import shared from "../shared/delivery.module.css";
import { AftercareDialog } from "./aftercare-dialog.tsx";
import { aftercareWords, outcomeWords, relationWords } from "./goods-words.ts";
import { HandoverPictures } from "./handover-pictures.tsx";

const tones: Readonly<Record<Handover["outcome"], StatusTone>> = {
  full: "green",
  partial: "green",
  refused: "red",
  "not-met": "amber",
};

function Minutes({
  handover,
  measure,
  onAftercare,
}: {
  readonly handover: Handover;
  readonly measure: string;
  readonly onAftercare: (() => void) | undefined;
}) {
  const facts = [
    handover.quantity > 0 ? `${formatNumber(handover.quantity)} ${measure}` : "",
    handover.receiverName === ""
      ? ""
      : `${handover.receiverName} (${relationWords[handover.receiverRelation]()})`,
    handover.serialNumber === "" ? "" : `${m.delivery_goods_serial()}: ${handover.serialNumber}`,
    handover.fittedOn === null ? "" : `${m.delivery_goods_fitted_on()}: ${formatDate(handover.fittedOn)}`,
    handover.hasPhoto ? m.delivery_goods_has_photo() : "",
    handover.latitude === null || handover.longitude === null
      ? ""
      : m.delivery_goods_place_found({
          latitude: handover.latitude.toFixed(5),
          longitude: handover.longitude.toFixed(5),
          metres: formatNumber(handover.accuracyMetres ?? 0),
        }),
    handover.note,
  ].filter((fact) => fact !== "");
  return (
    <div className={shared["stack"]}>
      <p className={shared["text"]}>{facts.join(" · ")}</p>
      {handover.events.length > 0 && (
        <ul className={shared["plain"]}>
          {handover.events.map((event) => (
            <li key={`${event.kind} ${event.happenedOn} ${event.note}`}>
              {aftercareWords[event.kind]()} {formatDate(event.happenedOn)}: {event.note} ({event.recordedBy})
            </li>
          ))}
        </ul>
      )}
      <HandoverPictures handover={handover} />
      <div className={shared["acts"]} data-print="hide">
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.1em" aria-hidden />}
          onClick={() => void download(printHandover, { handoverId: handover.handoverId })}
        >
          {m.delivery_goods_print({ number: handover.number })}
        </Button>
        {onAftercare !== undefined && (
          <Button variant="default" onClick={onAftercare}>
            {m.delivery_goods_after_verb()}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Every attempt to hand over, newest first, with what came after and its minutes to print. */
export function HandoverHistory({
  handovers,
  measure,
  mayCare,
}: {
  readonly handovers: readonly Handover[];
  readonly measure: string;
  readonly mayCare: boolean;
}) {
  const [care, setCare] = useState<Handover>();
  const isBack = (one: Handover) => one.events.some((event) => event.kind === "returned");
  return (
    <>
      <Timeline
        entries={handovers.toReversed().map((one) => ({
          id: one.handoverId,
          at: one.happenedAt,
          title: `${one.number}: ${outcomeWords[one.outcome]()}`,
          by: one.recordedBy,
          tone: tones[one.outcome],
          body: (
            <Minutes
              handover={one}
              measure={measure}
              onAftercare={mayCare && one.quantity > 0 && !isBack(one) ? () => setCare(one) : undefined}
            />
          ),
        }))}
      />
      {care !== undefined && <AftercareDialog handover={care} onClose={() => setCare(undefined)} />}
    </>
  );
}
