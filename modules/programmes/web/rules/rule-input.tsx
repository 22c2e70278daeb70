import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import type { Problem } from "#platform/feel/ast.ts";
import type { RuleUnit } from "#platform/feel/catalogue.ts";
import type { Completion, Completions } from "#platform/feel/complete.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { MarkedText } from "./marked-text.tsx";
import styles from "./rules.module.css";
import type { Facts } from "./use-facts.ts";

/** Letters of a word before suggestions come by themselves; Ctrl+Space asks for them at any place. */
const lettersBeforeOffer = 2;
/** More would need a list that scrolls, which the keyboard cannot reach while the focus is in the text. */
const shownAtOnce = 8;

/**
 * The text of a rule with suggestions below it: Ctrl+Space or typing opens them, arrows choose, Enter takes, Escape
 * closes; Tab always leaves the field. Wrong parts are underlined in the text itself.
 */
export function RuleInput({
  id,
  labelledBy,
  describedBy,
  value,
  onChange,
  facts,
  unit,
  problems,
  invalid,
}: {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly facts: Facts | undefined;
  readonly unit: RuleUnit;
  /** Of exactly this text; empty while somebody types. */
  readonly problems: readonly Problem[];
  readonly invalid: boolean;
}) {
  const locale = useLocale();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(null);
  const listId = useId();
  const [offer, setOffer] = useState<Completions>();
  const [active, setActive] = useState(-1);
  const items = offer?.items ?? [];
  const first = Math.max(0, Math.min(active - shownAtOnce + 1, items.length - shownAtOnce));
  const shown = items.slice(first, first + shownAtOnce);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const close = () => {
    setOffer(undefined);
    setActive(-1);
  };
  const ask = (text: string, cursor: number, first: number) => {
    const found = facts?.tools.completionsAt(text, cursor, { ...facts, unit });
    setOffer(found?.items.length === 0 ? undefined : found);
    setActive(found?.items.length === 0 ? -1 : first);
  };
  const take = ({ insert, caret: at }: Completion) => {
    if (offer === undefined) return;
    caret.current = offer.from + at;
    onChange(value.slice(0, offer.from) + insert + value.slice(offer.to));
    field.current?.focus();
    close();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      ask(value, event.currentTarget.selectionStart, 0);
      return;
    }
    if (offer === undefined) return;
    const chosen = items[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length);
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape") {
      // A dialog round the field must not close with the suggestions.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className={styles["input"]} data-invalid={invalid}>
      <div className={styles["stack"]}>
        <MarkedText text={value} problems={problems} />
        <textarea
          ref={field}
          id={id}
          className={styles["text"]}
          rows={1}
          maxLength={2000}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
          value={value}
          onChange={(event) => {
            const { value: text, selectionStart } = event.currentTarget;
            onChange(text);
            const before = text.slice(0, selectionStart);
            const inQuotes = before.split('"').length % 2 === 0;
            const letters = /[A-Za-z_]\w*$/.exec(before)?.[0].length ?? 0;
            if (inQuotes || letters >= lettersBeforeOffer) ask(text, selectionStart, -1);
            else close();
          }}
          onKeyDown={onKeyDown}
          onClick={close}
          onBlur={close}
        />
      </div>
      <div className={styles["offer"]} hidden={offer === undefined}>
        <div id={listId} role="listbox" aria-label={m.programmes_rule_suggestions()}>
          {shown.map((item, place) => (
            // The focus stays in the text; the mouse takes here, the keyboard there.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={`${item.kind} ${item.label}`}
              id={`${listId}-${first + place}`}
              role="option"
              aria-selected={first + place === active}
              aria-setsize={items.length}
              aria-posinset={first + place + 1}
              className={styles["option"]}
              onMouseDown={(event) => {
                event.preventDefault();
                take(item);
              }}
            >
              <code>{item.label}</code>
              <span>{item.detail[locale]}</span>
            </div>
          ))}
        </div>
        {items.length > shown.length && (
          <p className={styles["hint"]} aria-hidden>
            {m.programmes_rule_more({ count: items.length - shown.length })}
          </p>
        )}
      </div>
      <span className="sn-hidden" role="status">
        {offer === undefined ? "" : m.programmes_rule_suggestion_count({ count: items.length })}
      </span>
    </div>
  );
}
