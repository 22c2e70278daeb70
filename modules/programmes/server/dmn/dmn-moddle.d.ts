/** The little of dmn-moddle that is used here; the package has no types of its own. */
declare module "dmn-moddle" {
  export interface ModdleElement {
    readonly $type: string;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  }
  export class DmnModdle {
    create(type: string, properties?: Readonly<Record<string, unknown>>): ModdleElement;
    fromXML(
      xml: string,
    ): Promise<{ readonly rootElement: ModdleElement; readonly warnings: readonly unknown[] }>;
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}
