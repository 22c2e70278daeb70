import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { createGoodsItem } from "../../contract/create-goods-item.ts";
import { listGoods } from "../../contract/list-goods.ts";
import shared from "../shared/delivery.module.css";

/** A new kind of goods. */
export function ItemForm({ onDone }: { readonly onDone: () => void }) {
  const act = useAct(createGoodsItem, { refresh: [listGoods] });
  const [code, setCode] = useState("");
  const [title, setTitle] = useState({ id: "", en: "" });
  const [measure, setMeasure] = useState("unit");
  const [serialNumbered, setSerial] = useState(false);
  const [needsFitting, setFitting] = useState(false);
  return (
    <form
      className={shared["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act
          .run({ code, title, measure, serialNumbered, needsFitting })
          .then((result) => result.ok && onDone());
      }}
    >
      <ErrorSummary refusal={act.refusal} />
      <TextInput
        id={fieldId("title.id")}
        label={m.delivery_goods_title_id()}
        required
        minLength={2}
        maxLength={80}
        value={title.id}
        onChange={(event) => setTitle({ ...title, id: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId("title.en")}
        label={m.delivery_goods_title_en()}
        required
        minLength={2}
        maxLength={80}
        value={title.en}
        onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId("code")}
        label={m.delivery_goods_code()}
        description={m.delivery_goods_code_help()}
        required
        pattern="[a-z][a-z0-9\-]{1,39}"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldError(act.refusal, "code")}
      />
      <TextInput
        id={fieldId("measure")}
        label={m.delivery_goods_measure()}
        description={m.delivery_goods_measure_help()}
        required
        maxLength={20}
        value={measure}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      <Checkbox
        label={m.delivery_goods_serial_numbered()}
        checked={serialNumbered}
        onChange={(event) => setSerial(event.currentTarget.checked)}
      />
      <Checkbox
        label={m.delivery_goods_needs_fitting()}
        checked={needsFitting}
        onChange={(event) => setFitting(event.currentTarget.checked)}
      />
      <div className={shared["acts"]}>
        <Button type="submit" loading={act.running}>
          {m.delivery_goods_item_verb()}
        </Button>
      </div>
    </form>
  );
}
