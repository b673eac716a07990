import { describe, expect, it } from 'vitest';
import { READERS, rig, session } from './support/rig';
import { content } from './support/test-card';

describe('a session with every virtual reader', () => {
  it.each(READERS)('%s: opens, powers, reads and verifies', async (name) => {
    const { connect, run, card } = rig(name);
    const { reader, channel } = await connect();
    const { data, last } = await run(session(channel));
    expect(data).toEqual(content(0, channel.maxRead));
    expect(last.sw).toBe(0x9000);
    expect(card.verifies()).toBe(1);
    await run(reader[Symbol.asyncDispose]());
  });
});
