import { type SystemHints, systemOf } from './reader-system';

/** What a browser tells of itself; `navigator` fits it. */
export interface BrowserHints extends SystemHints {
  readonly userAgentData?:
    | {
        readonly platform: string;
        readonly brands: readonly { readonly brand: string; readonly version: string }[];
      }
    | undefined;
}

/** Browser and system, and which roads to a reader there are: whole brands and versions, nothing that tells a person apart. */
export function environmentOf(hints: BrowserHints): readonly string[] {
  const brands = hints.userAgentData?.brands
    .filter(({ brand }) => !/not.?a.?brand/i.test(brand))
    .map(({ brand, version }) => `${brand} ${version}`);
  return [
    `browser ${brands?.join(', ') ?? 'not told'}`,
    `system ${systemOf(hints) ?? 'not told'}`,
    `WebUSB ${'usb' in hints ? 'yes' : 'no'}, Web Smart Card ${'smartCard' in hints ? 'yes' : 'no'}`,
  ];
}
