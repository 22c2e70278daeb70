import { Button } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fetchFile } from "#platform/ui/api.ts";
import { downloadHandoverPicture } from "../../contract/download-handover-picture.ts";
import type { Handover } from "../../contract/goods-shapes.ts";
import shared from "../shared/delivery.module.css";
import styles from "./goods.module.css";

interface Shown {
  readonly picture: "signature" | "photo";
  readonly address: string;
}

/**
 * Signature and photo of a hand-over, fetched only when asked for: each look at them is logged. The pictures live in
 * the page's memory and go with it.
 */
export function HandoverPictures({ handover }: { readonly handover: Handover }) {
  const [shown, setShown] = useState<readonly Shown[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [running, setRunning] = useState(false);
  useEffect(
    () => () => {
      for (const { address } of shown ?? []) URL.revokeObjectURL(address);
    },
    [shown],
  );
  const wanted = [
    ...(handover.hasSignature ? (["signature"] as const) : []),
    ...(handover.hasPhoto ? (["photo"] as const) : []),
  ];
  if (wanted.length === 0) return null;

  async function open(): Promise<void> {
    setRunning(true);
    setRefusal(undefined);
    const found: Shown[] = [];
    for (const picture of wanted) {
      const answer = await fetchFile(downloadHandoverPicture, { handoverId: handover.handoverId, picture });
      if (answer.ok) found.push({ picture, address: URL.createObjectURL(answer.blob) });
      else setRefusal(answer.refusal);
    }
    setShown(found);
    setRunning(false);
  }

  if (shown === undefined)
    return (
      <div className={shared["acts"]} data-print="hide">
        <Button
          variant="default"
          leftSection={<IconPhoto size="1.1em" aria-hidden />}
          loading={running}
          onClick={() => void open()}
        >
          {handover.hasPhoto ? m.delivery_goods_pictures_both() : m.delivery_goods_pictures_signature()}
        </Button>
      </div>
    );
  return (
    <>
      {refusal !== undefined && <p role="alert">{refusal.message}</p>}
      <div className={styles["evidence"]}>
        {shown.map(({ picture, address }) => (
          <figure key={picture} className={styles["figure"]}>
            <img
              className={styles["picture"]}
              src={address}
              alt={
                picture === "photo"
                  ? m.delivery_goods_picture_photo({ number: handover.number })
                  : m.delivery_goods_picture_signature({ name: handover.receiverName })
              }
            />
            <figcaption className={shared["hint"]}>
              {picture === "photo" ? m.delivery_goods_photo() : m.delivery_goods_signature()}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
