/** A page by its accessibility tree: what assistive technology is told, and where a press goes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './cdp';

interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly backendDOMNodeId: number;
}

const PATIENCE = 300_000;

/** All text that the page tells. */
export async function pageText(session: Session): Promise<string> {
  const texts = (await tree(session)).filter(({ role }) => role?.value === 'StaticText');
  return texts.map(({ name }) => name?.value ?? '').join(' ');
}

/** Waits for such an element whose name begins so, and presses in its middle. */
export async function press(session: Session, role: string, name: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const nodes = await tree(session);
    const node = nodes.find(
      (each) => each.role?.value === role && each.name?.value.startsWith(name) === true,
    );
    if (node !== undefined) return pressOn(session, node.backendDOMNodeId);
    if (performance.now() > end) throw new Error(`no ${role} "${name}" among: ${await pageText(session)}`);
    await sleep(2000);
  }
}

async function pressOn(session: Session, backendNodeId: number): Promise<void> {
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = (await session.send('DOM.getBoxModel', { backendNodeId })) as {
    model: { content: readonly number[] };
  };
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
  const point = { x: (left + right) / 2, y: (top + bottom) / 2, button: 'left', clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...point });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...point });
}

async function tree(session: Session): Promise<readonly Node[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
  return nodes;
}
