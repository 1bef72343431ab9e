import * as v from 'valibot';
import type { RgbaPicture } from '../../../ml/image/picture';
import type { WebviewPicture } from '../../../protocol/pad';
import { Drawing, type DrawingState } from './drawing';
import type { Ink } from './ink';
import { Pictures, type KeptPicture } from './pictures';

/** What lies on the pad: a drawing or a picture. */
export type PadContent =
  | { readonly kind: 'drawing'; readonly inks: readonly Ink[] }
  | { readonly kind: 'picture'; readonly picture: RgbaPicture };

const keptSheet = v.object({ drawing: v.unknown(), pictures: v.optional(v.unknown()) });

/** What lies on the pad, a drawing or a picture, with all that was there before. */
export class Sheet {
  readonly drawing: Drawing;
  private readonly pictures = new Pictures();
  /** Resolves once pictures that were there before the page was reloaded can be shown. */
  readonly restored: Promise<void>;

  /** @param kept what `state` was before the page was hidden or reloaded; anything else makes a blank sheet */
  constructor(kept: unknown) {
    const state = v.is(keptSheet, kept) ? kept : null;
    this.drawing = Drawing.from(state?.drawing);
    this.restored = this.pictures.restore(state?.pictures);
  }

  get picture(): WebviewPicture | null {
    const { picture } = this.drawing;
    return picture === null ? null : this.pictures.get(picture);
  }

  get content(): PadContent {
    const { picture } = this;
    return picture === null ? { kind: 'drawing', inks: this.drawing.inks } : { kind: 'picture', picture };
  }

  /** Something that JSON can carry. */
  get state(): { readonly drawing: DrawingState; readonly pictures: readonly KeptPicture[] } {
    const pictures = this.pictures.kept(this.drawing.pictures);
    const ids = new Set(pictures.map(({ id }) => id));
    return { drawing: this.drawing.state((id) => ids.has(id)), pictures };
  }

  /** Lays a picture on the pad; undo brings back what was there. */
  show(picture: WebviewPicture): void {
    this.drawing.layPicture(this.pictures.add(picture));
    // Only here, where there come to be more of them: others may have gone with the redo of a stroke before.
    this.pictures.keepOnly(this.drawing.pictures);
  }
}
