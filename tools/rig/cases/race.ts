/** A race that compares like with like: our page and OpenSC's tool read one certificate from one virtual reader. */
import { toHex } from '../../../src/bytes';
import { expectBoard, forget, startAgain, startReading } from '../browser/app';
import { type Group, type Rig, expect, print } from './check';
import { startPcscd } from './pcsc';
import { certificateIn, type Stage, setStage } from './stage';

const LAPS = 5;
/** The largest answer that costs one exchange at the short APDU level. */
const MAX_READ = 256;
const CERTIFICATE = 0x0a;

/** CCID 1.1, 6.1.3: asked after two seconds without a command, which under emulation pass between any two. */
const GET_SLOT_STATUS = 0x65;

/** One row of the table: by the virtual device's own log. */
interface Row {
  readonly ms: number;
  readonly commands: number;
  /** Of bulk transfers, those that ask for the slot's status left out. */
  readonly pairs: number;
}

interface Lap {
  /** From the press, or the start of the process, to its end. */
  readonly whole: Row;
  /** First to last bulk transfer of the certificate's own commands, the one that selects included. */
  readonly certificate: Row;
}

/** A command as the card got it, with how many bulk transfers had ended before its own. */
interface Seen {
  readonly command: string;
  readonly transfers: number;
  /** How often the slot's status was asked for before it. */
  readonly asked: number;
}

/** The two commands that the certificate's read begins with. */
interface Begin {
  readonly selects: RegExp;
  readonly reads: RegExp;
}

export const race: Group = {
  name: 'race',
  run: async (check, rig) => {
    const { guest } = rig;
    await using stage = await setStage(guest, 'short');
    const record = recorder(stage);
    const browser = await rig.browser();
    await using tab = await browser.openTab();
    const { page } = tab;
    await startReading(page, browser.url);
    await expectBoard(page, stage.card);

    const laps: { readonly page: Lap; readonly tool: Lap }[] = [];
    for (let lap = 0; lap < LAPS; lap += 1) {
      // Only one of the two may hold the reader.
      await forget(page);
      const tool = await withPcscd(rig, () =>
        record(() => guest.insist('pkcs15-tool', '--read-certificate', '01'), {
          selects: /^00A4020C02000A/,
          reads: /^00B00000/,
        }),
      );
      const ours = await record(
        async () => {
          await startAgain(page);
          await expectBoard(page, stage.card);
        },
        { selects: /^00A4040C0AD392F000260100000001/, reads: /^00B08A/ },
      );
      laps.push({ page: ours, tool });
    }

    const bytes = certificateIn(stage.card, CERTIFICATE).length;
    const table = [
      row('whole: press to board / process', laps, ({ whole }) => whole),
      row("certificate's read", laps, ({ certificate }) => certificate),
    ];
    for (const line of table) print(`# race: ${line}`);

    const counts = (pick: (lap: Lap) => number) => ({
      page: laps.map((lap) => pick(lap.page)),
      tool: laps.map((lap) => pick(lap.tool)),
    });
    await check('the certificate takes 1 + ceil(bytes / maxRead) commands, each one pair', () => {
      const wanted = 1 + Math.ceil(bytes / MAX_READ);
      const { page: commands } = counts(({ certificate }) => certificate.commands);
      const { page: pairs } = counts(({ certificate }) => certificate.pairs);
      expect(
        [...commands, ...pairs].every((count) => count === wanted),
        `${wanted} wanted, ${commands.join()}; ${pairs.join()}`,
      );
      return Promise.resolve(`${wanted} for ${bytes} bytes, in each of ${LAPS} laps`);
    });
    await check('fewer commands than OpenSC: for the certificate, and in all', () => {
      const read = counts(({ certificate }) => certificate.commands);
      const whole = counts(({ whole: { commands } }) => commands);
      for (const { page: ours, tool } of [read, whole]) {
        expect(Math.max(...ours) < Math.min(...tool), `${ours.join()} against ${tool.join()}`);
      }
      return Promise.resolve(
        `${read.page[0]} against ${read.tool[0]}; whole ${whole.page[0]} against ${whole.tool[0]}`,
      );
    });
  },
};

/** Watches the card; gives a function that runs one lap and measures it. */
function recorder({
  card,
  mount,
  reader,
}: Stage): (run: () => Promise<unknown>, begin: Begin) => Promise<Lap> {
  const seen: Seen[] = [];
  const asked = (): number => reader.log.filter(({ type }) => type === GET_SLOT_STATUS).length;
  const transmit = card.transmit.bind(card);
  card.transmit = (command) => {
    seen.push({ command: toHex(command), transfers: mount.bulkTimes.length, asked: asked() });
    return transmit(command);
  };
  return async (run, begin) => {
    seen.length = 0;
    const before = { transfers: mount.bulkTimes.length, asked: asked() };
    const began = performance.now();
    await run();
    const ms = performance.now() - began;
    const pairs = (mount.bulkTimes.length - before.transfers) / 2 - (asked() - before.asked);
    return {
      whole: { ms, commands: seen.length, pairs },
      certificate: certificateRow(seen, begin, mount.bulkTimes),
    };
  };
}

/** The certificate's commands: what selects, and every READ BINARY that follows without another command between. */
function certificateRow(seen: readonly Seen[], { selects, reads }: Begin, times: readonly number[]): Row {
  const isRead = ({ command }: Seen): boolean => command.startsWith('00B0');
  const start = seen.findLastIndex(
    ({ command }, at) => selects.test(command) && reads.test(seen[at + 1]?.command ?? ''),
  );
  const end = seen.findIndex((each, at) => at > start && !isRead(each));
  const own = seen.slice(start, end < 0 ? undefined : end).filter((each, at) => at < 2 || isPlainRead(each));
  const [first, last] = [own[0], own.at(-1)];
  const from = first?.transfers ?? 0;
  const to = (last?.transfers ?? 0) + 1;
  const questions = (last?.asked ?? 0) - (first?.asked ?? 0);
  const ms = (times[to] ?? NaN) - (times[from] ?? NaN);
  return { ms, commands: own.length, pairs: (to - from + 1) / 2 - questions };
}

/** With an offset, not by a short EF identifier: the latter begins another file (ISO/IEC 7816-4, 11.3.2). */
function isPlainRead({ command }: Seen): boolean {
  return parseInt(command.slice(4, 6), 16) < 0x80;
}

async function withPcscd<T>({ guest, folder }: Rig, run: () => Promise<T>): Promise<T> {
  const pcscd = await startPcscd(guest, `${folder}/pcscd-race.log`);
  try {
    return await run();
  } finally {
    await pcscd[Symbol.asyncDispose]();
  }
}

function row(
  name: string,
  laps: readonly { readonly page: Lap; readonly tool: Lap }[],
  pick: (lap: Lap) => Row,
): string {
  const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[LAPS >> 1] ?? NaN;
  const of = (side: 'page' | 'tool', what: keyof Row): number =>
    middle(laps.map((lap) => pick(lap[side])[what]));
  const ratio = of('page', 'ms') / of('tool', 'ms');
  const counts = (side: 'page' | 'tool'): string =>
    `${of(side, 'commands')} commands, ${of(side, 'pairs')} pairs`;
  return `${name} | page ${counts('page')} | pkcs15-tool ${counts('tool')} | time ratio ${ratio.toFixed(2)}`;
}
