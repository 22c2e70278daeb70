import { Button } from "@mantine/core";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import shared from "../shared/delivery.module.css";
import styles from "./goods.module.css";
import { drawnSignature, type Picture, photographedSignature, signatureSize } from "./pictures.ts";

function paper(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  const context = canvas?.getContext("2d") ?? null;
  if (context !== null) {
    context.lineWidth = 3;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = "#0b1736";
  }
  return context;
}

function clear(canvas: HTMLCanvasElement | null): void {
  const context = paper(canvas);
  if (context === null) return;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, signatureSize.width, signatureSize.height);
}

/**
 * Where the receiver signs: by finger, pen or mouse, or on paper with a photo of it (for who cannot draw on a
 * screen, and for work by keyboard).
 */
export function SignaturePad({
  hasSignature,
  onChange,
}: {
  readonly hasSignature: boolean;
  readonly onChange: (picture: Picture | null) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => clear(canvas.current), []);

  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * signatureSize.width,
      ((event.clientY - box.top) / box.height) * signatureSize.height,
    ] as const;
  };
  const end = (): void => {
    if (!drawing.current || canvas.current === null) return;
    drawing.current = false;
    void drawnSignature(canvas.current).then(onChange);
  };
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    photographedSignature(file).then(
      async (picture) => {
        setUnreadable(false);
        const bitmap = await createImageBitmap(picture.blob);
        paper(canvas.current)?.drawImage(bitmap, 0, 0);
        onChange(picture);
      },
      () => setUnreadable(true),
    );
  };
  return (
    <div className={styles["field"]}>
      <p className={styles["label"]}>{m.delivery_goods_signature()}</p>
      <canvas
        ref={canvas}
        className={styles["pad"]}
        width={signatureSize.width}
        height={signatureSize.height}
        role="img"
        aria-label={hasSignature ? m.delivery_goods_signature_there() : m.delivery_goods_signature_none()}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
          const context = paper(event.currentTarget);
          const [x, y] = at(event);
          context?.beginPath();
          context?.moveTo(x, y);
          context?.lineTo(x + 0.1, y);
          context?.stroke();
        }}
        onPointerMove={(event) => {
          if (!drawing.current) return;
          const context = event.currentTarget.getContext("2d");
          context?.lineTo(...at(event));
          context?.stroke();
        }}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className={shared["acts"]}>
        <Button
          variant="default"
          disabled={!hasSignature}
          onClick={() => {
            clear(canvas.current);
            onChange(null);
          }}
        >
          {m.delivery_goods_signature_clear()}
        </Button>
      </div>
      <label className={styles["field"]}>
        <span className={shared["hint"]}>{m.delivery_goods_signature_paper()}</span>
        <span className={styles["pick"]}>{m.delivery_goods_signature_pick()}</span>
        <input
          type="file"
          accept="image/*"
          className={styles["file"]}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      {unreadable && <p role="alert">{m.delivery_goods_picture_unreadable()}</p>}
    </div>
  );
}
