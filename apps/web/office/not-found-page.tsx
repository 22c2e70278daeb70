import { m } from "#messages/messages.js";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { MissingState } from "#platform/ui/states/states.tsx";

/** No page at this address. */
export function NotFoundPage() {
  return (
    <>
      <h1 className="sn-hidden" tabIndex={-1} data-page-title>
        {m.ui_missing_title()}
      </h1>
      <MissingState action={<LinkButton to="/">{m.shell_home()}</LinkButton>} />
    </>
  );
}
