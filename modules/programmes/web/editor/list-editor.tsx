import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import styles from "./editor.module.css";
import { useProblem } from "./problems.tsx";

/**
 * A list of parts to write: add, take out, move up and down, all by keyboard. The focus goes into what was added
 * or moved, and back to the button when a part is taken out.
 */
export function ListEditor<Item>({
  path,
  name,
  items,
  onChange,
  blank,
  add,
  most,
  children,
}: {
  readonly path: string;
  /** "Syarat": parts are called "Syarat 1", "Syarat 2" … */
  readonly name: string;
  readonly items: readonly Item[];
  readonly onChange: (items: Item[]) => void;
  readonly blank: () => Item;
  /** Verb of the button: "Tambah syarat". */
  readonly add: string;
  readonly most: number;
  readonly children: (item: Item, change: (item: Item) => void, index: number) => ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<"last" | "button" | number>(null);
  const problem = useProblem(path);
  useEffect(() => {
    if (focusNext.current === "last")
      list.current?.querySelector<HTMLElement>("& > li:last-child :is(input, textarea, select)")?.focus();
    if (focusNext.current === "button") button.current?.focus();
    if (typeof focusNext.current === "number")
      list.current
        ?.querySelector<HTMLElement>(
          `& > li:nth-child(${focusNext.current + 1}) :is(input, textarea, select)`,
        )
        ?.focus();
    focusNext.current = null;
  });
  const move = (from: number, to: number) => {
    focusNext.current = to;
    const moved = [...items];
    const [item] = moved.splice(from, 1);
    if (item !== undefined) moved.splice(to, 0, item);
    onChange(moved);
  };
  return (
    <div className={styles["section"]} id={fieldId(path)} tabIndex={-1}>
      {problem !== undefined && <p className={styles["error"]}>{problem}</p>}
      <ul className={styles["items"]} ref={list}>
        {items.map((item, index) => (
          // Fields hold nothing of their own, so a part may take the place of another.
          <li key={`${path} ${String(index)}`}>
            <fieldset className={styles["item"]}>
              <legend>{`${name} ${index + 1}`}</legend>
              {children(item, (next) => onChange(items.with(index, next)), index)}
              <div className={styles["acts"]}>
                {index > 0 && (
                  <Button
                    variant="subtle"
                    leftSection={<IconArrowUp size="1.1em" aria-hidden />}
                    aria-label={m.programmes_move_up_named({ name: `${name} ${index + 1}` })}
                    onClick={() => move(index, index - 1)}
                  >
                    {m.programmes_move_up()}
                  </Button>
                )}
                {index < items.length - 1 && (
                  <Button
                    variant="subtle"
                    leftSection={<IconArrowDown size="1.1em" aria-hidden />}
                    aria-label={m.programmes_move_down_named({ name: `${name} ${index + 1}` })}
                    onClick={() => move(index, index + 1)}
                  >
                    {m.programmes_move_down()}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size="1.1em" aria-hidden />}
                  aria-label={m.programmes_remove_named({ name: `${name} ${index + 1}` })}
                  onClick={() => {
                    focusNext.current = "button";
                    onChange(items.toSpliced(index, 1));
                  }}
                >
                  {m.programmes_remove()}
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <div>
        <Button
          ref={button}
          variant="default"
          disabled={items.length >= most}
          leftSection={<IconPlus size="1.1em" aria-hidden />}
          onClick={() => {
            focusNext.current = "last";
            onChange([...items, blank()]);
          }}
        >
          {add}
        </Button>
      </div>
    </div>
  );
}
