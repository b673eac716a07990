import type { Page } from '@playwright/test';
import core, { type ElementContext } from 'axe-core';

/** WCAG 2.2, A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules that look at colors: all that another theme can change. */
const COLORS = ['color-contrast', 'link-in-text-block'];

interface Look {
  /** `main` where the frame around it was looked at before. */
  readonly part?: 'page' | 'main';
  readonly rules?: readonly string[];
}

/** What axe finds. It is put into the document once, and only violations are worked out. */
export async function violations(
  page: Page,
  { part = 'page', rules = TAGS }: Look = {},
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(core.source);
    await page.evaluate(rememberColors);
  }
  return page.evaluate(
    async ({ tags, whole }) => {
      const within: ElementContext = whole ? 'html' : { fromShadowDom: ['kigen-app', 'main'] };
      const { violations: found } = await axe.run(within, {
        runOnly: tags,
        resultTypes: ['violations'],
        preload: false,
      });
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    { tags: [...rules], whole: part === 'page' },
  );
}

/** What axe finds in the light theme, and what the dark one changes of it. */
export async function violationsInBothThemes(page: Page): Promise<readonly string[]> {
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, { rules: COLORS });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.map((one) => `light ${one}`), ...dark.map((one) => `dark ${one}`)];
}

/** In the page: each color is parsed once. axe parses it anew for every piece of text, half of the time that it takes. */
function rememberColors(): void {
  const { Color } = axe.commons.color;
  const known = new Map<string, AxeColor>();
  const { parseString } = Color.prototype;
  Color.prototype.parseString = function (text) {
    const before = known.get(text);
    if (before === undefined) known.set(text, new Color(parseString.call(this, text)));
    else Object.assign(this, { r: before.r, g: before.g, b: before.b, alpha: before.alpha });
    return this;
  };
}

interface AxeColor {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly alpha: number;
  parseString: (this: AxeColor, text: string) => AxeColor;
}

interface AxeColors {
  readonly Color: { new (color: AxeColor): AxeColor; readonly prototype: AxeColor };
}

declare global {
  /** In the page; axe-core's own types leave its colors out. */
  var axe: typeof core & { readonly commons: { readonly color: AxeColors } };
}
