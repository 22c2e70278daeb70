import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { m } from "#messages/messages.js";

/** Prints the page as it is; theme/print.css takes the frame away. */
export function PrintButton() {
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size="1.1em" aria-hidden />}
      onClick={() => globalThis.print()}
    >
      {m.ui_print()}
    </Button>
  );
}
