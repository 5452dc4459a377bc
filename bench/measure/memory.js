// Memory of all documents of a tab, the garbage collected first: what scripts hold, what the document's own objects take
// (nodes, styles), and buffers, of which the memory of a wasm is one.

/** The wasm's memory in a target, in case the heap's own figures leave it out. */
async function wasm(send) {
  const group = { objectGroup: 'bench' };
  const { result: prototype } = await send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype', ...group });
  const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId, ...group });
  const sum = await send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }',
    returnByValue: true,
  });
  await send('Runtime.releaseObjectGroup', group);
  return sum.result.value;
}

/** All of it. */
export const held = ({ script, document, buffers, wasm }) => script + document + buffers + wasm;

/** What stays of a walk that is over: without the document's own objects, which come and go as the browser likes. */
export const kept = ({ script, buffers, wasm }) => script + buffers + wasm;

export async function memory(tab) {
  const total = { script: 0, document: 0, buffers: 0, wasm: 0, nodes: 0, listeners: 0 };
  for (const { session } of tab.targets) {
    const send = (method, params) => tab.browser.send(method, params, session);
    // Twice: what the first round lets go of may hold something itself.
    await send('HeapProfiler.collectGarbage');
    await send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await send('Runtime.getHeapUsage');
    total.script += usedSize;
    total.document += embedderHeapUsedSize;
    total.buffers += backingStorageSize;
    total.wasm += await wasm(send);
    const { nodes, jsEventListeners } = await send('Memory.getDOMCounters');
    total.nodes += nodes;
    total.listeners += jsEventListeners;
  }
  return total;
}
