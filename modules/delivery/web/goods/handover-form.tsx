import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getAllocation } from "../../contract/get-allocation.ts";
import type { handoverOutcomes, receiverRelations } from "../../contract/goods-shapes.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { listGoods } from "../../contract/list-goods.ts";
import { recordHandover } from "../../contract/record-handover.ts";
import shared from "../shared/delivery.module.css";
import { ChoiceField } from "./choice-field.tsx";
import styles from "./goods.module.css";
import { outcomeWords, relationWords } from "./goods-words.ts";
import { PhotoField } from "./photo-field.tsx";
import type { Picture } from "./pictures.ts";
import { SignaturePad } from "./signature-pad.tsx";
import { usePlace } from "./use-place.ts";

type Allocation = OutputOf<typeof getAllocation>;
type Outcome = (typeof handoverOutcomes)[number];
type Relation = (typeof receiverRelations)[number];

function PlaceField({ found }: { readonly found: ReturnType<typeof usePlace> }) {
  const { place, state, ask } = found;
  return (
    <div className={styles["field"]}>
      <p className={styles["label"]}>{m.delivery_goods_place()}</p>
      <Button variant="default" loading={state === "asking"} onClick={ask}>
        {m.delivery_goods_place_verb()}
      </Button>
      <p className={shared["hint"]} role="status">
        {state === "failed" && m.delivery_goods_place_failed()}
        {place !== undefined &&
          m.delivery_goods_place_found({
            latitude: place.latitude.toFixed(5),
            longitude: place.longitude.toFixed(5),
            metres: formatNumber(place.accuracyMetres),
          })}
      </p>
    </div>
  );
}

/** The minutes of a hand-over, for a phone in one hand at the receiver's door. */
export function HandoverForm({ allocation }: { readonly allocation: Allocation }) {
  const left = allocation.quantity - allocation.handedOver;
  const act = useAct(recordHandover, { refresh: [getAllocation, listAllocations, listGoods] });
  const [outcome, setOutcome] = useState<Outcome>("full");
  const [part, setPart] = useState("1");
  const [receiverName, setReceiver] = useState(allocation.name);
  const [relation, setRelation] = useState<Relation>("self");
  const [serialNumber, setSerial] = useState("");
  const [fittedOn, setFitted] = useState("");
  const [signature, setSignature] = useState<Picture | null>(null);
  const [photo, setPhoto] = useState<Picture | null>(null);
  const [note, setNote] = useState("");
  const found = usePlace();
  const hands = outcome === "full" || outcome === "partial";
  const quantity = outcome === "full" ? left : outcome === "partial" ? Number(part) : 0;
  return (
    <form
      className={styles["phone"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act.run({
          allocationId: allocation.allocationId,
          baseRevision: allocation.revision,
          outcome,
          quantity,
          happenedAt: new Date().toISOString(),
          receiverName: hands ? receiverName : "",
          receiverRelation: relation,
          serialNumber: hands ? serialNumber : "",
          fittedOn: hands ? fittedOn || null : null,
          signature: hands ? (signature?.base64 ?? null) : null,
          photo: photo?.base64 ?? null,
          latitude: found.place?.latitude ?? null,
          longitude: found.place?.longitude ?? null,
          accuracyMetres: found.place?.accuracyMetres ?? null,
          note,
        });
      }}
    >
      <ErrorSummary refusal={act.refusal} />
      <ChoiceField
        legend={m.delivery_goods_outcome()}
        words={outcomeWords}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === "partial" && (
        <TextInput
          id={fieldId("quantity")}
          type="number"
          inputMode="numeric"
          min={1}
          max={left - 1}
          required
          label={m.delivery_goods_quantity()}
          description={m.delivery_goods_left({ left, measure: allocation.measure })}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
          error={fieldError(act.refusal, "quantity")}
        />
      )}
      {hands && (
        <>
          <NativeSelect
            label={m.delivery_goods_relation()}
            value={relation}
            onChange={(event) => {
              const next = event.currentTarget.value as Relation;
              setRelation(next);
              setReceiver(next === "self" ? allocation.name : "");
            }}
            data={(Object.keys(relationWords) as Relation[]).map((one) => ({
              value: one,
              label: relationWords[one](),
            }))}
          />
          <TextInput
            id={fieldId("receiverName")}
            label={m.delivery_goods_receiver()}
            required
            minLength={2}
            maxLength={120}
            autoComplete="off"
            value={receiverName}
            onChange={(event) => setReceiver(event.currentTarget.value)}
          />
          {allocation.serialNumbered && (
            <TextInput
              id={fieldId("serialNumber")}
              label={m.delivery_goods_serial()}
              required
              maxLength={60}
              autoCapitalize="characters"
              value={serialNumber}
              onChange={(event) => setSerial(event.currentTarget.value)}
            />
          )}
          {allocation.needsFitting && (
            <TextInput
              type="date"
              label={m.delivery_goods_fitted_on()}
              description={m.delivery_goods_fitted_help()}
              value={fittedOn}
              onChange={(event) => setFitted(event.currentTarget.value)}
            />
          )}
          <SignaturePad hasSignature={signature !== null} onChange={setSignature} />
        </>
      )}
      <PhotoField photo={photo} onChange={setPhoto} />
      <PlaceField found={found} />
      <Textarea
        id={fieldId("note")}
        label={hands ? m.delivery_goods_note() : m.delivery_goods_why()}
        required={!hands}
        {...(hands ? {} : { minLength: 5 })}
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth loading={act.running} disabled={hands && signature === null}>
        {hands ? m.delivery_goods_hand_over_verb() : m.delivery_goods_attempt_verb()}
      </Button>
      {hands && signature === null && <p className={shared["hint"]}>{m.delivery_goods_sign_first()}</p>}
    </form>
  );
}
