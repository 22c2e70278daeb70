import { useEffect, useState } from "react";
import { m } from "#messages/messages.js";
import { formatBytes } from "#platform/i18n/format.ts";
import shared from "../shared/delivery.module.css";
import styles from "./goods.module.css";
import { compressPhoto, type Picture } from "./pictures.ts";

/** A photo from the camera, made small on the device before it is sent. */
export function PhotoField({
  photo,
  onChange,
}: {
  readonly photo: Picture | null;
  readonly onChange: (picture: Picture | null) => void;
}) {
  const [unreadable, setUnreadable] = useState(false);
  const [address, setAddress] = useState<string>();
  // The picture's memory is given back when another takes its place or the form goes.
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address]);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    compressPhoto(file).then(
      (picture) => {
        setUnreadable(false);
        setAddress(URL.createObjectURL(picture.blob));
        onChange(picture);
      },
      () => {
        setUnreadable(true);
        setAddress(undefined);
        onChange(null);
      },
    );
  };
  return (
    <div className={styles["field"]}>
      <label className={styles["field"]}>
        <span className={styles["label"]}>{m.delivery_goods_photo()}</span>
        <span className={shared["hint"]}>{m.delivery_goods_photo_help()}</span>
        <span className={styles["pick"]}>{m.delivery_goods_photo_pick()}</span>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className={styles["file"]}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      {unreadable && <p role="alert">{m.delivery_goods_picture_unreadable()}</p>}
      {photo !== null && address !== undefined && (
        <>
          <img className={styles["picture"]} src={address} alt={m.delivery_goods_photo_taken()} />
          <p className={shared["hint"]}>{formatBytes(photo.blob.size)}</p>
        </>
      )}
    </div>
  );
}
