import { ActionIcon, Button, Textarea } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import styles from "./editor.module.css";
import { useProblem } from "./problems.tsx";

function Line({
  path,
  label,
  longest,
  value,
  onChange,
}: {
  readonly path: string;
  readonly label: string;
  readonly longest: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Textarea
      autosize
      minRows={1}
      maxRows={5}
      id={fieldId(path)}
      className={styles["grow"] ?? ""}
      aria-label={label}
      autoComplete="off"
      maxLength={longest}
      value={value}
      error={useProblem(path)}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll("\n", " "))}
    />
  );
}

/** A list of short texts, a line each: names, legal basis, notes. */
export function TextList({
  path,
  heading,
  help,
  name,
  add,
  most,
  longest,
  items,
  onChange,
}: {
  readonly path: string;
  readonly heading: string;
  readonly help: string;
  /** Lines are called "Nama 1", "Nama 2" … */
  readonly name: string;
  readonly add: string;
  readonly most: number;
  readonly longest: number;
  readonly items: readonly string[];
  readonly onChange: (items: string[]) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  const problem = useProblem(path);
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLElement>("& > li:last-child textarea")?.focus();
    added.current = false;
  });
  return (
    <div className={styles["section"]} id={fieldId(path)} tabIndex={-1}>
      <h3>{heading}</h3>
      <p className={styles["hint"]}>{help}</p>
      {problem !== undefined && <p className={styles["error"]}>{problem}</p>}
      <ul className={styles["lines"]} ref={list}>
        {items.map((item, index) => (
          // Lines hold nothing of their own, so one may take the place of another.
          <li key={`${path} ${String(index)}`} className={styles["line"]}>
            <Line
              path={`${path}.${index}`}
              label={`${name} ${index + 1}`}
              longest={longest}
              value={item}
              onChange={(next) => onChange(items.with(index, next))}
            />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={m.programmes_remove_named({ name: `${name} ${index + 1}` })}
              onClick={() => onChange(items.toSpliced(index, 1))}
            >
              <IconTrash size="1.1em" aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="default"
          disabled={items.length >= most}
          leftSection={<IconPlus size="1.1em" aria-hidden />}
          onClick={() => {
            added.current = true;
            onChange([...items, ""]);
          }}
        >
          {add}
        </Button>
      </div>
    </div>
  );
}
