import { KNOWN_READERS, type KnownReader, knownReaders } from '../../reader/catalogue';

export interface Found {
  readonly rows: readonly KnownReader[];
  /** What was typed are a vendor's and a product's id that no row has. */
  readonly ids?: { readonly vendorId: number; readonly productId: number };
}

const IDS = /^(?:vid[_ ]?)?([0-9a-f]{4})\s*[:&/ ]\s*(?:pid[_ ]?)?([0-9a-f]{4})$/;

/** The readers that a person may mean: by ids, or by a name in any width and case, with hyphens and spaces ignored. */
export function findReaders(typed: string): Found {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const [, vendor, product] = IDS.exec(text) ?? [];
  if (vendor !== undefined && product !== undefined) {
    const ids = { vendorId: parseInt(vendor, 16), productId: parseInt(product, 16) };
    const rows = knownReaders(ids.vendorId, ids.productId);
    return rows.length > 0 ? { rows } : { rows, ids };
  }
  const wanted = folded(text);
  return { rows: KNOWN_READERS.filter(({ name }) => folded(name.toLowerCase()).includes(wanted)) };
}

function folded(name: string): string {
  return name.replaceAll(/[\s\-‐ー–]/g, '');
}
