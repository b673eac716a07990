import type { KnownReader } from './known-reader';
import { CONTACT_READERS } from './known-contact';
import { CONTACTLESS_READERS } from './known-contactless';

/**
 * Card readers by the names under which they were sold in Japan from 2016 to 2026, from public pages and published
 * device descriptors (libccid's reader list, linux-hardware probes, makers' pages), compiled in November 2026.
 * Nobody has verified any of them with a My Number Card and this app. What was not found is left out, never guessed.
 */
export const KNOWN_READERS: readonly KnownReader[] = [...CONTACTLESS_READERS, ...CONTACT_READERS];
