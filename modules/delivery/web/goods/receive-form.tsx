import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct } from "#platform/ui/query-client.ts";
import { listGoods } from "../../contract/list-goods.ts";
import { receiveGoods } from "../../contract/receive-goods.ts";
import shared from "../shared/delivery.module.css";

type Items = OutputOf<typeof listGoods>["items"];

/** Goods that came in under one document. */
export function ReceiveForm({ items, onDone }: { readonly items: Items; readonly onDone: () => void }) {
  const locale = useLocale();
  const act = useAct(receiveGoods, { refresh: [listGoods] });
  const [fields, setFields] = useState(() => ({
    itemCode: items[0]?.code ?? "",
    store: "",
    documentNumber: "",
    receivedOn: new Date().toISOString().slice(0, 10),
    quantity: "",
    unitCostRupiah: "",
    expiresOn: "",
    note: "",
  }));
  const text = (name: keyof typeof fields) => ({
    id: fieldId(name),
    value: fields[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
    error: fieldError(act.refusal, name),
  });
  return (
    <form
      className={shared["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act
          .run({
            ...fields,
            quantity: Number(fields.quantity),
            unitCostRupiah: fields.unitCostRupiah.replaceAll(/\D/g, ""),
            expiresOn: fields.expiresOn || null,
          })
          .then((result) => result.ok && onDone());
      }}
    >
      <ErrorSummary refusal={act.refusal} />
      <NativeSelect
        label={m.delivery_goods_item()}
        required
        data={items.map((item) => ({ value: item.code, label: item.title[locale] }))}
        {...text("itemCode")}
      />
      <TextInput
        label={m.delivery_goods_store()}
        description={m.delivery_goods_store_help()}
        required
        minLength={2}
        maxLength={80}
        {...text("store")}
      />
      <TextInput
        label={m.delivery_goods_document()}
        description={m.delivery_goods_document_help()}
        required
        minLength={2}
        maxLength={80}
        {...text("documentNumber")}
      />
      <TextInput type="date" label={m.delivery_goods_received_on()} required {...text("receivedOn")} />
      <TextInput
        type="number"
        inputMode="numeric"
        min={1}
        max={1_000_000}
        label={m.delivery_goods_quantity()}
        required
        {...text("quantity")}
      />
      <TextInput
        inputMode="numeric"
        label={m.delivery_goods_unit_cost()}
        required
        {...text("unitCostRupiah")}
      />
      <TextInput type="date" label={m.delivery_goods_expires()} {...text("expiresOn")} />
      <TextInput label={m.delivery_goods_note()} maxLength={500} {...text("note")} />
      <div className={shared["acts"]}>
        <Button type="submit" loading={act.running}>
          {m.delivery_goods_receive_verb()}
        </Button>
      </div>
    </form>
  );
}
