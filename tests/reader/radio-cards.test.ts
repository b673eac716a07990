import { describe, expect, it } from 'vitest';
import { bytes, toHex } from '../../src/bytes';
import { RADIOS, codeOf, rig, select, verify } from './support/rig';
import { tappedReader as connected } from './support/radio';

describe('a card in the field', () => {
  it.each(RADIOS)('%s: a card that leaves is told once, and the channel is dead', async (model) => {
    const { run, link, channel, reader, clock } = await connected(model);
    const reasons: string[] = [];
    link.onCardGone(({ code }) => reasons.push(code));
    await clock.advance(20_000);
    expect(reasons).toEqual([]);
    reader.remove();
    await clock.advance(10_000);
    expect(reasons).toEqual(['reader/card-removed']);
    const [after] = await run(Promise.allSettled([channel.transmit(select)]));
    expect(codeOf(after)).toBe('reader/card-removed');
  });

  it.each(RADIOS)(
    '%s: a card that left in the middle of a command is told from one that is silent',
    async (model) => {
      const gone = await connected(model, [{ kind: 'card-away', at: 1 }]);
      const [left] = await gone.run(Promise.allSettled([gone.channel.transmit(select)]));
      expect(codeOf(left)).toBe('reader/card-removed');
      const silent = await connected(model, [{ kind: 'block-lost', at: 1, times: 9 }]);
      const [mute] = await silent.run(Promise.allSettled([silent.channel.transmit(verify())]));
      expect(codeOf(mute)).toMatch(/^(reader\/card-mute|block\/failed)$/);
      expect(silent.card.verifies()).toBe(0);
    },
  );
});

describe('PIN safety', () => {
  it.each(RADIOS)(
    '%s: a cancelled VERIFY goes on as it was, not with zeros, and only once',
    async (model) => {
      const { run, channel, card, clock } = await connected(model);
      card.work = 60;
      const cancel = new AbortController();
      const early = Promise.allSettled([channel.transmit(verify(), { signal: cancel.signal })]);
      await clock.advance(1);
      cancel.abort();
      const [result] = await run(early);
      expect(codeOf(result)).toBe('session/cancelled');
      await run(channel.transmit(select));
      const sent = card.log.filter(({ command }) => command[1] === 0x20);
      expect(sent.map(({ command }) => toHex(command))).toEqual(['002000800431323334']);
    },
  );

  it.each(['rc-s300-host', 'rc-s380'] as const)(
    '%s: cancelled between two blocks of a chain, the rest of the password goes out, not zeros',
    async (model) => {
      const at = rig(model, { latency: 5 });
      // FSCI 0: 13 octets a block.
      Object.assign(at.card.typeB, { protocolInfo: bytes(0, 0x01, 0x81) });
      const { channel } = await at.connect();
      const password = bytes(...Array.from({ length: 16 }, (_, i) => 0x41 + i));
      const cancel = new AbortController();
      const command = { ...verify(), data: password.slice() };
      const early = Promise.allSettled([channel.transmit(command, { signal: cancel.signal })]);
      await at.clock.advance(1);
      cancel.abort();
      const [result] = await at.run(early);
      expect(codeOf(result)).toBe('session/cancelled');
      await at.run(channel.transmit(select));
      const sent = at.card.log.filter(({ command }) => command[1] === 0x20);
      expect(sent.map(({ command }) => toHex(command.slice(5)))).toEqual([toHex(password)]);
    },
  );
});
