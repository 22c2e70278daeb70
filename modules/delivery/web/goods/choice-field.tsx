import { useId } from "react";
import styles from "./goods.module.css";

/** One of a few, as large boxes a thumb finds: radio buttons in boxes of 48 px. */
export function ChoiceField<Value extends string>({
  legend,
  words,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly words: Readonly<Record<Value, () => string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles["choices"]}>
      <legend>{legend}</legend>
      {(Object.keys(words) as Value[]).map((one) => (
        <label className={styles["choice"]} key={one}>
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          {words[one]()}
        </label>
      ))}
    </fieldset>
  );
}
