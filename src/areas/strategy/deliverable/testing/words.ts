import type { Block, Deliverable } from '../index.ts';

/** Every text that a reader of the plan finds, in order; the cover first. Words inside drawings are not among them. */
export function wordsOf(plan: Deliverable): string[] {
  const { kind, firm, title, cover, contents, chapters } = plan;
  const front = [kind, firm, title, ...cover.flatMap(({ term, value }) => [term, value]), contents];
  return [
    ...front,
    ...chapters.flatMap((chapter) => [chapter.title, ...chapter.blocks.flatMap(wordsOfBlock)]),
  ];
}

function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.flatMap(({ term, value }) => [term, value]);
    case 'key-figures':
      return block.items.flatMap(({ value, label, note }) => [value, label, note]);
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat(), ...(block.total ?? [])];
    case 'figure':
      return [block.title];
    case 'callout':
      return [block.title, block.text];
    case 'blanks':
      return block.labels;
    case 'sheet':
      return [
        block.title,
        ...block.glance.flatMap(({ term, value }) => [term, value]),
        ...block.blocks.flatMap(wordsOfBlock),
      ];
  }
}
