import type { Page } from '@playwright/test';

/** A screen of 1,280 px at 200 %. */
export const ZOOMED = { width: 640, height: 450 } as const;
const TELEPHONE = { width: 320, height: 640 } as const;

/** What is cut off in the view of 200 %, in which the page is already, and on a narrow telephone; then it is as before. */
export async function cutOffInNarrowViews(page: Page): Promise<readonly string[]> {
  const zoomed = await cutOff(page);
  await page.setViewportSize(TELEPHONE);
  const narrow = await cutOff(page);
  await page.setViewportSize(ZOOMED);
  return [...zoomed.map((one) => `200 % ${one}`), ...narrow.map((one) => `320 px ${one}`)];
}

/** What of the page stands outside of the window's width or, a control, of its panel's, or is hidden by a box too small for it. */
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
        const panel = element.matches('input, select, button') ? element.closest('.panel') : null;
        if (panel && element.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1)
          found.push(`beyond its panel: ${name(element)}`);
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
