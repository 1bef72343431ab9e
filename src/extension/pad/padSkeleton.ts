import { CLASSES } from '../../ml/classes';

/**
 * What the pad's page holds before its bundle runs: the same parts in the same places as the bundle puts there, without
 * what depends on what was drawn before. The bundle replaces it whole. It is not indented, as spaces would be shipped.
 */
export function padSkeleton(): string {
  const digits = Array.from(Array(CLASSES).keys(), String);
  return `<main class="pad skeleton" aria-busy="true">
<h1 class="for-screen-readers">Drawing Pad</h1>
<header class="model-line">
  <span class="codicon"></span>
  <div class="model-text"><span class="status" role="status">Starting the reading engine…</span></div>
  <span class="skeleton-button">Choose Model…</span>
</header>
<div class="drawing">
  <div class="tools">
    <div class="pen-tools">${'<span></span>'.repeat(4)}</div>
    <div class="edits">${'<span></span>'.repeat(5)}</div>
  </div>
  <div class="surface"><div class="pad-canvas"></div></div>
</div>
<div class="beside">
  <section class="reading" data-state="empty" aria-label="Reading">
    <div class="reading-head">
      <p class="reading-digits"></p>
      <div>
        <p class="reading-words">Nothing to read yet</p>
        <p class="reading-next"></p>
      </div>
    </div>
    <ul class="bars">${digits.map(bar).join('')}</ul>
    <figure class="reading-frame">
      <div class="frame"></div>
      <figcaption>
        <strong>What the network sees</strong>28 × 28 pixels, scaled and centred like the digits it learned from
      </figcaption>
    </figure>
  </section>
  <section class="correction" aria-labelledby="correction-title">
    <div class="correction-head"><h2 id="correction-title">That was a …</h2></div>
    <div class="ten-digits">${digits.map(choice).join('')}</div>
    <p class="correction-line">Keeps it in My Digits for tests and training.</p>
  </section>
</div>
</main>`;
}

function bar(digit: string): string {
  return `<li class="bar faint"><span class="bar-digit">${digit}</span><span class="bar-track"></span><span></span></li>`;
}

function choice(digit: string): string {
  return `<button class="ten-digit" disabled>${digit}</button>`;
}
