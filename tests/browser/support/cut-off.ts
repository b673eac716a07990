import type { Page } from '@playwright/test';

/** A narrow telephone, and a screen of 1,280 px at 200 %. */
const VIEWS = [
  { what: '320 px', width: 320, height: 640 },
  { what: '200 %', width: 640, height: 450 },
] as const;

/** What is cut off in either of the narrow views; then the page is as wide as before. */
export async function cutOffInNarrowViews(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const { what, ...size } of VIEWS) {
    await page.setViewportSize(size);
    found.push(...(await cutOff(page)).map((one) => `${what} ${one}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** What of the page stands outside of the window's width, or is hidden by a box too small for it. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) found.push(`the page is ${scrollWidth} px wide`);

    const name = (element: Element): string => {
      const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30);
      return `${element.localName}.${element.getAttribute('class') ?? ''} “${words}”`;
    };
    const look = (root: Element | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        // Words for screen readers alone and the link to skip to the content: behind a clip on purpose.
        if (element.closest('.hidden, .skip:not(:focus)') !== null || !element.checkVisibility()) continue;
        if (element.shadowRoot !== null) look(element.shadowRoot);
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
        const tooWide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
        const tooHigh = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
        if (element instanceof HTMLElement && (tooWide || tooHigh)) found.push(`cut: ${name(element)}`);
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '') continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const outside = [...range.getClientRects()].some(
            ({ left, right, width }) => width > 0 && (left < -1 || right > window.innerWidth + 1),
          );
          if (outside) found.push(`outside: ${name(element)}`);
        }
      }
    };
    look(document.body);
    return [...new Set(found)];
  });
}
