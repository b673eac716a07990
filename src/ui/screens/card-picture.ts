import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FaceImage } from '../../card';
import { plain, type Text } from '../../i18n';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base } from '../styles';

/** The card's images of letters are a few dozen pixels wide: each becomes so many, with hard edges. */
const UPSCALE = 4;

/**
 * An image of the card, drawn on a canvas: no URL names its octets, and the canvas is emptied with the view. What is
 * damaged or too large "cannot be shown".
 */
@customElement('kigen-picture')
export class KigenPicture extends KigenCardPart {
  static override styles = [
    base,
    css`
      canvas {
        display: block;
        max-inline-size: 100%;
        block-size: auto;
        background: #fff;
        border: 1px solid var(--line);
      }
      canvas.photo {
        inline-size: 13rem;
      }
      canvas.letters {
        padding: 6px;
        image-rendering: pixelated;
      }
      [hidden] {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) image: FaceImage | undefined;
  @property({ attribute: false }) name: Text = '';
  @state() private shown: 'waiting' | 'drawn' | 'broken' = 'waiting';
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#empty();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.#show();
  }

  protected override render(): TemplateResult {
    const { face } = this.words.views;
    const drawn = this.shown === 'drawn';
    return html`
      <canvas
        role="img"
        aria-label=${plain(this.name)}
        class=${this.image?.format === 'png' ? 'letters' : 'photo'}
        width="1"
        height="1"
        ?hidden=${!drawn}
      ></canvas>
      ${drawn ? html`` : html`<p class="soft">${say(this.shown === 'broken' ? face.broken : face.decoding)}</p>`}
    `;
  }

  async #show(): Promise<void> {
    const { image } = this;
    const drawn = image?.showable === true && (await this.#draw(image).catch(() => false));
    this.shown = drawn ? 'drawn' : 'broken';
    if (!this.isConnected) this.#empty();
  }

  /** Whether it could be drawn. */
  async #draw({ format, data, width = 0, height = 0 }: FaceImage): Promise<boolean> {
    const { canvas } = this;
    if (canvas === null) return false;
    if (format === 'jp2') {
      const photo = await this.services.decodePhoto({ data, width, height });
      if (photo === undefined || !this.isConnected) return false;
      canvas.width = photo.width;
      canvas.height = photo.height;
      canvas.getContext('2d')?.putImageData(new ImageData(photo.pixels, photo.width, photo.height), 0, 0);
      photo.pixels.fill(0);
      return true;
    }
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    try {
      if (!this.isConnected || bitmap.width !== width || bitmap.height !== height) return false;
      canvas.width = width * UPSCALE;
      canvas.height = height * UPSCALE;
      const context = canvas.getContext('2d');
      if (context === null) return false;
      context.imageSmoothingEnabled = false;
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return true;
    } finally {
      bitmap.close();
    }
  }

  #empty(): void {
    const { canvas } = this;
    if (canvas === null) return;
    canvas.width = 0;
    canvas.height = 0;
  }
}
