/** What a mark means: amber asks for attention, red failed, green is done. Nothing is coloured for decoration. */
export type Tone = 'neutral' | 'action' | 'attention' | 'failed' | 'done';
