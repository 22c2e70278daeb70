import { m } from "#messages/messages.js";
import { PageHeader } from "#platform/ui/page-header.tsx";

export function GalleryPage() {
  return <PageHeader title={m.shell_gallery()} />;
}
