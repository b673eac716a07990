import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/errors';
import { loadReaderWords, LOCALES, plain } from '../../src/i18n';
import { KNOWN_READERS } from '../../src/reader/catalogue';
import { environmentOf } from '../../src/ui/parts/reader-environment';
import { REMEDIES, remediesFor } from '../../src/ui/parts/reader-remedies';
import { findReaders } from '../../src/ui/parts/reader-search';
import { systemOf } from '../../src/ui/parts/reader-system';

describe('the system, by what the browser tells', () => {
  test.each([
    ['Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
    ['macOS', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'macos'],
    ['Linux', 'Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
    ['Chrome OS', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', 'chromeos'],
    ['Chromium OS', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', 'chromeos'],
    ['Android', 'Mozilla/5.0 (Linux; Android 14; K)', 'android'],
    ['', 'Mozilla/5.0 (Linux; Android 14; K)', 'android'],
    [undefined, 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko Firefox/140.0', 'windows'],
    [undefined, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'iphone'],
    [undefined, 'Something else', undefined],
  ])('client hint %s, user agent %s: %s', (platform, userAgent, system) => {
    expect(systemOf({ userAgent, userAgentData: platform === undefined ? undefined : { platform } })).toBe(
      system,
    );
  });

  test('an iPad that calls itself a Mac is told by its touch screen', () => {
    const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15';
    expect(systemOf({ userAgent, maxTouchPoints: 5 })).toBe('iphone');
    expect(systemOf({ userAgent, maxTouchPoints: 0 })).toBe('macos');
  });
});

describe('remedies', () => {
  test('the system orders and hides nothing: here and elsewhere are all there are, whatever it is', () => {
    for (const code of ERROR_CODES) {
      const all = remediesFor(code, undefined);
      expect(all.elsewhere).toEqual([]);
      for (const system of ['windows', 'macos', 'linux', 'chromeos', 'android', 'iphone'] as const) {
        const { here, elsewhere } = remediesFor(code, system);
        expect(new Set([...here, ...elsewhere])).toEqual(new Set(all.here));
        expect(here.every((remedy) => remedy.system === undefined || remedy.system === system)).toBe(true);
      }
    }
  });

  test.each(['windows', 'macos', 'linux', 'chromeos', 'android'] as const)(
    'a reader that is held has a remedy of its own on %s',
    (system) => {
      expect(remediesFor('usb/busy', system).here.some((remedy) => remedy.system === system)).toBe(true);
    },
  );

  test('every command that stops other software says what stops, in every language, and how to undo it', async () => {
    const unsafe = REMEDIES.filter(({ commands = [] }) => commands.some(({ safe }) => !safe));
    expect(unsafe.map(({ id }) => id)).toEqual(['pcscd', 'port100']);
    for (const { tag } of LOCALES) {
      const { remedies } = (await loadReaderWords(tag)).help;
      for (const { id, commands = [] } of unsafe) {
        expect(remedies[id].breaks).toBeDefined();
        expect(commands.every(({ safe, undo }) => safe || undo !== undefined)).toBe(true);
      }
    }
  });

  test('whoever is told of another driver is told, in every language, that e-Tax stops by it', async () => {
    for (const { tag } of LOCALES) {
      const { remedies } = (await loadReaderWords(tag)).help;
      for (const [id, { steps, breaks }] of Object.entries(remedies)) {
        if (!steps.some((step) => /WinUSB|Zadig/.test(plain(step)))) continue;
        expect(plain(breaks ?? ''), id).toContain('e-Tax');
      }
    }
  });
});

describe('the search', () => {
  const idsOf = (typed: string): readonly string[] => findReaders(typed).rows.map(({ id }) => id);

  test('nothing typed shows all 51', () => {
    expect(findReaders('').rows).toEqual(KNOWN_READERS);
    expect(KNOWN_READERS).toHaveLength(51);
  });

  test.each(['RC-S300', 'rcs300', 'ＲＣ－Ｓ３００', ' rc s300 '])('%s finds both RC-S300', (typed) => {
    expect(idsOf(typed)).toEqual(['rc-s300-s', 'rc-s300-p']);
  });

  test.each(['054C:0DC8', '054c:0dc8', 'VID_054C&PID_0DC8', '054c 0dc8'])(
    '%s finds the reader of these ids',
    (typed) => {
      expect(findReaders(typed)).toEqual({ rows: KNOWN_READERS.filter(({ id }) => id === 'rc-s300-s') });
    },
  );

  test('ids that no row has are looked up for themselves', () => {
    expect(findReaders('1234:ABCD')).toEqual({ rows: [], ids: { vendorId: 0x1234, productId: 0xabcd } });
  });

  test('a name that nobody knows finds nothing', () => {
    expect(findReaders('no such reader')).toEqual({ rows: [] });
  });
});

test('the environment tells browser, system and roads, and no user agent string', () => {
  const hints = {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; build 1234)',
    userAgentData: {
      platform: 'Linux',
      brands: [
        { brand: 'Chromium', version: '156' },
        { brand: 'Not?A_Brand', version: '24' },
      ],
    },
    usb: {},
  };
  expect(environmentOf(hints)).toEqual([
    'browser Chromium 156',
    'system linux',
    'WebUSB yes, Web Smart Card no',
  ]);
});
