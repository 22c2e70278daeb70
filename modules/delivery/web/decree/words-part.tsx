import { Button, Textarea } from "@mantine/core";
import { m } from "#messages/messages.js";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "../shared/delivery.module.css";

const swapped = (items: readonly string[], index: number) =>
  items.map((item, at) =>
    at === index - 1 ? (items[index] ?? item) : at === index ? (items[index - 1] ?? item) : item,
  );

/** One part of the paper as numbered items: edit, add, delete, move up. */
export function WordsPart({
  title,
  hint,
  items,
  most,
  disabled,
  onChange,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly items: readonly string[];
  readonly most: number;
  readonly disabled: boolean;
  readonly onChange: (items: string[]) => void;
}) {
  return (
    <Panel title={title}>
      <div className={styles["stack"]}>
        {items.map((item, index) => {
          const number = index + 1;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- items are their places; they carry no identity
            <div key={index} className={styles["wordItem"]}>
              <Textarea
                aria-label={m.delivery_words_item({ part: title, number })}
                autosize
                minRows={1}
                maxLength={1000}
                disabled={disabled}
                value={item}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  onChange(items.map((one, at) => (at === index ? value : one)));
                }}
              />
              {!disabled && (
                <div className={styles["wordButtons"]}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={index === 0}
                    aria-label={`${title}: ${m.delivery_words_up({ number })}`}
                    onClick={() => onChange(swapped(items, index))}
                  >
                    ↑
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${title}: ${m.delivery_words_remove({ number })}`}
                    onClick={() => onChange(items.filter((_one, at) => at !== index))}
                  >
                    ×
                  </Button>
                </div>
              )}
            </div>
          );
        })}
        {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
        {!disabled && items.length < most && (
          <div>
            <Button
              size="xs"
              variant="default"
              aria-label={`${m.delivery_words_add()}: ${title}`}
              onClick={() => onChange([...items, ""])}
            >
              {m.delivery_words_add()}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
