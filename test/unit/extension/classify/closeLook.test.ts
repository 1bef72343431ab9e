import { expect, it, vi } from 'vitest';
import { CloseLook } from '../../../../src/extension/classify/closeLook';
import type { ImageSource } from '../../../../src/extension/classify/readRow';
import type { Notices } from '../../../../src/extension/notices';
import type { Readers } from '../../../../src/extension/reading/readers';

it('counts as told what the view shows of an image that can be read no more', async () => {
  const gone: ImageSource = {
    name: 'seven.png',
    uri: null,
    label: null,
    content: () => Promise.reject(new Error('The file is gone.')),
  };
  const shownInView = vi.fn(({ message }: Error) => message);
  const show = vi.fn();
  const notices = { shownInView, explain: ({ message }: Error) => message } as unknown as Notices;
  const readers = {} as unknown as Readers;
  await new CloseLook([gone], [], readers, notices, show).at(0);
  expect(shownInView).toHaveBeenCalledOnce();
  expect(show).toHaveBeenCalledExactlyOnceWith({
    type: 'lookFailed',
    index: 0,
    message: 'The file is gone.',
  });
});
