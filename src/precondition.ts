import { AppError } from './errors';

/** The oldest Chromium whose WebUSB and syntax this app is built for. */
const OLDEST = 120;

interface Brands {
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
  };
}

/** What keeps this page from any reader, if anything does. */
export function precondition(): AppError | undefined {
  if (window.self !== window.top) return new AppError('browser/framed', {});
  if (!window.isSecureContext) return new AppError('browser/not-secure', {});
  if (!('usb' in navigator)) return new AppError('browser/no-webusb', {});
  const { brands = [] } = (navigator as Brands).userAgentData ?? {};
  const chromium = brands.find(({ brand }) => brand === 'Chromium');
  if (chromium !== undefined && Number(chromium.version) < OLDEST) return new AppError('browser/too-old', {});
  return undefined;
}
